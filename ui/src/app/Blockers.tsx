import { Link } from "wouter";

import layout from "../design/layout.module.css";
import { useTranslation } from "./text";
import type { Message } from "./words";

/** What stands in the way, each leading to where it is mended. */
export function Blockers({ messages, placeOf }: { messages: readonly Message[]; placeOf: (message: Message) => string | null }) {
  const { t, say } = useTranslation();
  return (
    <ul className={layout.stack}>
      {messages.map((message, n) => {
        const place = placeOf(message);
        return (
          <li key={n}>
            {say(message)}{" "}
            {place === null ? null : (
              <Link href={place} className={layout.link}>
                {t("goThere")}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
