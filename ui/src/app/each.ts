import { attempt } from "./data";

/** Does something with each, one after the other; the first that is refused ends it. Says with how many it was done. */
export async function forEach<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const thing of things) {
    // Each is a step of its own, and what is refused is said once.
    // oxlint-disable-next-line no-await-in-loop
    if ((await attempt(() => work(thing).then(() => true))) !== true) {
      break;
    }
    done += 1;
  }
  return done;
}
