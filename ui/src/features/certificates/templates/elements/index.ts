// Every kind of element, in the order in which they are offered.
import { background } from "./background";
import { border } from "./border";
import { guilloche } from "./guilloche";
import { image } from "./image";
import type { KindName, KindOnScreen } from "./kinds";
import { line } from "./line";
import { logo } from "./logo";
import { outcomes } from "./outcomes";
import { qrCode } from "./qrCode";
import { seal } from "./seal";
import { shape } from "./shape";
import { signature } from "./signature";
import { stackedAwards } from "./stackedAwards";
import { text } from "./text";

export const ON_SCREEN: { [T in KindName]: KindOnScreen<T> } = {
  text,
  image,
  logo,
  seal,
  signature,
  qrCode,
  line,
  shape,
  border,
  guilloche,
  background,
  outcomes,
  stackedAwards,
};

export const KINDS = Object.keys(ON_SCREEN) as KindName[];

/** The screen side of a kind that is only known at run time. */
export const onScreen = (type: KindName): KindOnScreen<KindName> => ON_SCREEN[type] as unknown as KindOnScreen<KindName>;
