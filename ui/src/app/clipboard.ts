import { notify } from "./notices";
import { translate } from "./text";

/** Copies a text, and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A web view that keeps the clipboard to itself lets a selected text be copied.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  notify("ok", translate("copied", { text }));
}
