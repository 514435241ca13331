import { Award, Layers, Network, Users } from "lucide-react";
import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from "react-aria-components";
import { useLocation } from "wouter";

import { commands } from "../bindings";
import type { Found, FoundKind } from "../bindings";
import { Key } from "../design/controls";
import styles from "./app.module.css";
import { useData } from "./data";
import { facts, keysOf } from "./figures";
import { keys } from "./keys";
import { holds } from "./locale";
import { ROOMS } from "./rooms";
import { useTranslation } from "./text";

const ICONS = { programme: Layers, competency: Network, learner: Users, certificate: Award };

const PLACES: Record<FoundKind, (id: string) => string> = {
  programme: (id) => `/programmes/${id}`,
  competency: (id) => `/frameworks/${encodeURIComponent(id)}`,
  learner: (id) => `/cohorts/${id}`,
  certificate: (id) => `/register/${id}`,
};

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, say } = useTranslation();
  const [query, setQuery] = useState("");
  const [, go] = useLocation();
  const found = useData(keys.found(query), () => commands.findAnything(query), isOpen && query.trim() !== "");
  const matching = ROOMS.filter((room) => holds(t(`rooms.${room.id}`), query));
  const list: Found[] = found.data ?? [];
  const leave = (place: string) => {
    onClose();
    setQuery("");
    go(place);
  };
  return (
    <ModalOverlay className={styles.paletteOverlay} isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal>
        <Dialog className={styles.palette} aria-label={t("find.label")}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField aria-label={t("find.label")} autoFocus>
              <Input className={styles.paletteInput} placeholder={t("find.placeholder")} />
            </SearchField>
            <Menu className={styles.paletteList} aria-label={t("find.results")} renderEmptyState={() => <p className={styles.fine}>{t("find.nothing")}</p>}>
              {list.map((item, place) => {
                const Icon = ICONS[item.kind];
                return (
                  <MenuItem
                    key={`${item.kind}${item.id}${place}`}
                    id={`${item.kind}${item.id}${place}`}
                    textValue={facts(item.title, say(item.detail))}
                    className={styles.paletteItem}
                    onAction={() => leave(PLACES[item.kind](item.id))}
                  >
                    <Icon size={16} aria-hidden />
                    <span>{item.title}</span>
                    <span className={styles.paletteDetail}>{say(item.detail)}</span>
                  </MenuItem>
                );
              })}
              {matching.map((room) => (
                <MenuItem key={room.id} id={room.id} textValue={t(`rooms.${room.id}`)} className={styles.paletteItem} onAction={() => leave(room.path)}>
                  <room.Icon size={16} aria-hidden />
                  <span>{t("find.goTo", { room: t(`rooms.${room.id}`) })}</span>
                  {room.shortcut ? (
                    <span className={styles.paletteDetail} aria-hidden>
                      <Key>{keysOf(room.shortcut)}</Key>
                    </span>
                  ) : null}
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
