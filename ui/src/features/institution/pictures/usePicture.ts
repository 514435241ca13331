import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { commands } from "../../../bindings";
import type { StoredImage } from "../../../bindings";

/** A kept picture: its address for showing, and the dialog that chooses another. */
export function usePicture(image: StoredImage | null, onChange: (image: StoredImage) => void) {
  const address = useData(keys.picture(image?.hash), () => (image ? commands.picture(image) : Promise.resolve(null)), image !== null);
  const choose = async () => {
    const chosen = await attempt(commands.choosePicture);
    if (chosen) {
      onChange(chosen);
    }
  };
  return { address: address.data ?? null, choose };
}
