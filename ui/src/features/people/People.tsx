import { useState } from "react";

import { attempt, useData } from "../../app/data";
import { keys } from "../../app/keys";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { Institution, Person, Role, Session } from "../../bindings";
import { Actions, Button, Dialog, Tag } from "../../design/controls";
import { Checkbox, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";

const ROLES: Role[] = ["designer", "assessor", "reviewer", "registrar", "administrator"];

function useRoles() {
  const { t } = useTranslation();
  return ROLES.map((id) => ({ id, label: t(`roles.${id}`) }));
}

function Add({ first, onClose }: { first: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const roles = useRoles();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>(first ? "administrator" : "designer");
  const [passphrase, setPassphrase] = useState("");
  const add = async () => {
    const person = await attempt(() => commands.addPerson(name, role, passphrase));
    if (person) {
      notify("ok", t("people.added", { name: person.name }));
      onClose();
    }
  };
  return (
    <Dialog title={first ? t("people.addFirst") : t("people.add")} isOpen onClose={onClose} onSubmit={() => void add()}>
      {first ? <p className={layout.lead}>{t("people.firstLead")}</p> : null}
      <TextInput label={t("people.name")} value={name} onChange={setName} autoFocus />
      <Select label={t("people.theirRole")} value={role} choices={roles} onChange={setRole} isDisabled={first} />
      <p className={layout.fine}>{t(`people.may.${role}`)}</p>
      <TextInput label={t("people.passphrase")} type="password" hint={t("people.passphraseHint")} value={passphrase} onChange={setPassphrase} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === ""}>
          {t("people.add")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** One’s own passphrase asks for the one that holds now; somebody else’s does not. */
function Passphrase({ person, own, onClose }: { person: Person; own: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [present, setPresent] = useState("");
  const [wanted, setWanted] = useState("");
  const set = async () => {
    if (await attempt(() => commands.setPassphrase(person.id, present, wanted))) {
      notify("ok", t("people.passphraseSet", { name: person.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("people.passphraseOf", { name: person.name })} isOpen onClose={onClose} onSubmit={() => void set()}>
      {own ? <TextInput label={t("people.presentPassphrase")} type="password" hint={t("people.presentHint")} value={present} onChange={setPresent} autoFocus /> : null}
      <TextInput label={t("people.newPassphrase")} type="password" hint={t("people.passphraseHint")} value={wanted} onChange={setWanted} autoFocus={!own} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("people.set")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Row({ person, session, onPassphrase }: { person: Person; session: Session | undefined; onPassphrase: () => void }) {
  const { t } = useTranslation();
  const roles = useRoles();
  const mayChange = session?.may.includes("keepPeople") ?? false;
  const own = session?.person?.id === person.id;
  const change = (part: Partial<Person>) => void attempt(() => commands.changePerson({ ...person, ...part }));
  return (
    <tr>
      <td>
        <span dir="auto">{person.name}</span> {own ? <Tag tone="accent">{t("people.you")}</Tag> : null} {person.left ? <Tag>{t("people.left")}</Tag> : null}
      </td>
      <td>
        <Select hideLabel label={t("people.roleOf", { name: person.name })} value={person.role} choices={roles} isDisabled={!mayChange || person.left} onChange={(role) => change({ role })} />
      </td>
      <td>
        <div className={`${layout.row} ${layout.end}`}>
          {(mayChange || own) && !person.left ? (
            <Button small look="quiet" aria-label={t("people.passphraseOf", { name: person.name })} onPress={onPassphrase}>
              {t("people.passphrase")}
            </Button>
          ) : null}
          {mayChange && !own ? (
            <Button small look="quiet" danger={!person.left} onPress={() => change({ left: !person.left })} aria-label={t(person.left ? "people.returnOf" : "people.leaveOf", { name: person.name })}>
              {person.left ? t("people.return") : t("people.leave")}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

interface PeopleProps {
  institution: Institution | undefined;
  edit: (change: (institution: Institution) => Institution) => void;
}

export function People({ institution, edit }: PeopleProps) {
  const { t } = useTranslation();
  const found = useData(keys.people(), commands.people);
  const session = useData(keys.session(), commands.session);
  const [adding, setAdding] = useState(false);
  const [setting, setSetting] = useState<Person | null>(null);
  const people = found.data ?? [];
  const mayAdd = session.data?.may.includes("keepPeople") ?? false;
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("people.title")}</h2>
      <p className={layout.lead}>{people.length === 0 ? t("people.nobody") : t("people.lead")}</p>
      {people.length > 0 ? (
        <table className={layout.table} aria-label={t("people.title")}>
          <thead>
            <tr>
              <th scope="col">{t("people.name")}</th>
              <th scope="col">{t("people.role")}</th>
              <th scope="col">{t("actions")}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row key={person.id} person={person} session={session.data} onPassphrase={() => setSetting(person)} />
            ))}
          </tbody>
        </table>
      ) : null}
      {people.length > 0 && institution ? (
        <Checkbox isSelected={institution.ownSignOffAllowed ?? false} isDisabled={!mayAdd} onChange={(ownSignOffAllowed) => edit((i) => ({ ...i, ownSignOffAllowed }))}>
          {t("people.ownWork")}
        </Checkbox>
      ) : null}
      <div className={layout.row}>
        {mayAdd ? <Button onPress={() => setAdding(true)}>{people.length === 0 ? t("people.addFirst") : t("people.addAnother")}</Button> : null}
      </div>
      {adding ? <Add first={people.length === 0} onClose={() => setAdding(false)} /> : null}
      {setting ? <Passphrase person={setting} own={session.data?.person?.id === setting.id} onClose={() => setSetting(null)} /> : null}
    </section>
  );
}
