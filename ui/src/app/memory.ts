// Rooms remember what was open in them: coming back leads there.
import { ROOMS } from "./rooms";
import type { Room } from "./rooms";

const last = new Map<string, string>();

/** The room of an address. */
export function roomAt(place: string): Room | undefined {
  return ROOMS.find((room) => place === room.path || place.startsWith(`${room.path}/`));
}

/** Notes where somebody is. */
export function remember(place: string): void {
  const room = roomAt(place);
  if (room) {
    last.set(room.id, place);
  }
}

/** Where a room is come back to; from within it, its beginning. */
export function comeBackTo(room: Room, from: string): string {
  return roomAt(from)?.id === room.id ? room.path : (last.get(room.id) ?? room.path);
}

/** Another workspace, or another person: nothing that was open is there. */
export function forgetPlaces(): void {
  last.clear();
}
