import { client } from "../../../app/data";
import { keys } from "../../../app/keys";

/** The files that verifying relies on are asked for again. */
export async function refreshFiles(): Promise<void> {
  await client.invalidateQueries({ queryKey: keys.knownFiles() });
}

/** The list that is signed here is asked for again. */
export async function refreshMine(): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: keys.recognisedList() }), client.invalidateQueries({ queryKey: ["recognisedIssuers"] })]);
}
