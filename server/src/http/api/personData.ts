import type { PersonData } from '@lea/protocol/access'
import type { DeviceRow } from '../../access/rows.ts'
import { authorsOf } from '../../relay/clientIds.ts'
import type { ApiParts } from './api.ts'
import { readDevice, readMyAgenda, readPasskey } from './meRoutes.ts'
import { moment } from './moment.ts'

/** Everything that is kept about a person. `mine`: the device that asks, where the person asks himself. */
export async function readPersonData(
  { access, store }: ApiParts,
  id: string,
  mine: DeviceRow | null,
): Promise<PersonData> {
  const person = access.people.byId(id)
  const ids = [id, ...access.people.earlierIds(id)]
  const rooms = await Promise.all(ids.flatMap(authorsOf).map((author) => store.roomsOf(author)))
  const isOne = (one: string | null) => one !== null && ids.includes(one)
  return {
    person: {
      id,
      name: person.name ?? '',
      organisation: person.organisation,
      isAdministrator: person.is_administrator === 1,
      since: moment(person.created_at),
      lastSeen: person.last_seen_at === null ? null : moment(person.last_seen_at),
      hasRecoveryCode: person.recovery_hash !== null,
    },
    devices: access.devices.of(id).map((device) => readDevice(device, mine)),
    passkeys: access.signIns.passkeysOf(id).map(readPasskey),
    logins: access.signIns
      .loginsOf(id)
      .map(({ issuer, subject, created_at }) => ({ issuer, subject, since: moment(created_at) })),
    agendas: access.agendas.membershipsOf(id).map((membership) => readMyAgenda({ access }, membership)),
    log: ids
      .flatMap((one) => access.log.about(one))
      .sort((a, b) => a.id - b.id)
      .map(({ agenda, at, event, by }) => ({ agenda, at: moment(at), event, wasBy: isOne(by) })),
    tickets: access.tickets
      .of(id)
      .map(({ agenda, role, expires_at, device }) => ({ agenda, role, endsAt: moment(expires_at), device })),
    authorship: rooms.flat().map(({ room, clients }) => ({ room, clients: [...clients] })),
  }
}
