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
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { commands } from "../bindings";
import type { Found, FoundKind } from "../bindings";
import styles from "./app.module.css";
import { useData } from "./data";

const ICONS = { programme: Layers, competency: Network, learner: Users, certificate: Award };

const PLACES: Record<FoundKind, (id: string) => string> = {
  programme: (id) => `/programmes/${id}`,
  competency: (id) => `/frameworks/${encodeURIComponent(id)}`,
  learner: (id) => `/cohorts/${id}`,
  certificate: (id) => `/register/${id}`,
};

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const [, go] = useLocation();
  const found = useData(["find", query], () => commands.findAnything(query), isOpen && query.trim() !== "");
  const rooms = ["programmes", "frameworks", "rubrics", "standards", "audits", "cohorts", "certificates", "register", "reports", "settings", "help"] as const;
  const matching = rooms.filter((room) => t(`rooms.${room}`).toLowerCase().includes(query.trim().toLowerCase()));
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
                    textValue={`${item.title} ${item.detail}`}
                    className={styles.paletteItem}
                    onAction={() => leave(PLACES[item.kind](item.id))}
                  >
                    <Icon size={16} aria-hidden />
                    <span>{item.title}</span>
                    <span className={styles.paletteDetail}>{item.detail}</span>
                  </MenuItem>
                );
              })}
              {matching.map((room) => (
                <MenuItem key={room} id={room} textValue={t(`rooms.${room}`)} className={styles.paletteItem} onAction={() => leave(`/${room}`)}>
                  <span>{t("find.goTo", { room: t(`rooms.${room}`) })}</span>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
