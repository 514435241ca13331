// What lies over what on a page: the last is in front.

export type Towards = "front" | "forward" | "backward" | "back";

/** Identities in the order they lie in, with some of them brought towards the front or the back. */
export function stacked(order: readonly string[], moving: readonly string[], towards: Towards): string[] {
  const mine = order.filter((id) => moving.includes(id));
  const others = order.filter((id) => !moving.includes(id));
  if (towards === "front") {
    return [...others, ...mine];
  }
  if (towards === "back") {
    return [...mine, ...others];
  }
  const next = [...order];
  const forward = towards === "forward";
  // The one that is ahead goes first, so that none passes another that moves too.
  for (const id of forward ? mine.toReversed() : mine) {
    const at = next.indexOf(id);
    const to = forward ? at + 1 : at - 1;
    const beside = next[to];
    if (beside !== undefined && !moving.includes(beside)) {
      next[to] = id;
      next[at] = beside;
    }
  }
  return next;
}
