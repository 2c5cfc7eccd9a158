import { randomBytes } from 'node:crypto'
import type { TestPerson } from '#platform/http/testing/people'
import {
  actors,
  everywhere,
  nobody,
  onlyOwn,
  type PermissionFixtures,
  type Place,
  signedIn,
  type World,
} from '#platform/http/testing/permission-fixtures'
import { notify } from './public.ts'
import { keepDigest } from './store/digests.ts'
import { writeMailChoice } from './store/mail-choices.ts'
import { writeMail } from './store/outbox.ts'

/** A notice for the asking person when it is to be the own one, else for somebody of the place. */
async function newNotice(world: World, place: Place, owner: TestPerson | null): Promise<{ id: string; mark: string }> {
  const { services } = world.app
  const person = owner ?? (await world.personAt(place))
  const mark = `通知${world.next()}号`
  await services.db.tx((tx) =>
    notify(tx, services, {
      kind: 'message',
      to: { membershipId: person.membership.id },
      regionPath: place.regionPath,
      title: { zh: mark, en: mark },
      link: '/',
      object: mark,
      reason: 'notices.sample',
    }),
  )
  const [row] = await services.db.query<{ id: string }>('select id from notices.notice where object = $1', [mark])
  return { id: row?.id ?? '', mark }
}

/** The secret in the links of the mails to somebody of the place. */
async function newChoice(world: World, place: Place): Promise<string> {
  const { db, clock } = world.app.services
  const { userId } = await world.newPersonAt(place)
  const token = randomBytes(32).toString('base64url')
  const choice = { userId, address: 'reader@example.invalid', confirmedAt: null, wantsDigest: true, token }
  await writeMailChoice(db, { ...choice, language: 'zh-CN' }, clock.now())
  return token
}

/** A mail to somebody of the place that did not get through. */
async function newMail(world: World, place: Place): Promise<string> {
  const { db, clock, ids } = world.app.services
  const { userId } = await world.personAt(place)
  const id = ids.next('mai')
  const words = { subject: '每周摘要', text: '', html: '', unsubscribeUrl: null, to: 'reader@example.invalid' }
  const { regionPath } = place
  await writeMail(db, { ...words, id, userId, regionPath, kind: 'digest', onceKey: id }, clock.now())
  await db.query(`update notices.mail set state = 'failed' where id = $1`, [id])
  return id
}

const administrators = {
  own: ['city-administrator', 'district-administrator'],
  'other-district': ['city-administrator'],
  'other-city': nobody,
} as const

export const fixtures: PermissionFixtures = {
  'GET /api/notices': {
    may: onlyOwn(signedIn),
    isList: true,
    request: async (world, place, { person, isOwn }) => {
      const { mark } = await newNotice(world, place, isOwn ? person : null)
      return { path: '/api/notices?state=all&pageSize=100', marks: [mark] }
    },
  },
  'GET /api/notices/count': { may: everywhere(signedIn), request: async () => ({ path: '/api/notices/count' }) },
  'POST /api/notices/{id}/read': {
    may: onlyOwn(signedIn),
    request: async (world, place, { person, isOwn }) => {
      const { id } = await newNotice(world, place, isOwn ? person : null)
      return { path: `/api/notices/${id}/read` }
    },
  },
  'GET /api/digest': {
    may: onlyOwn(signedIn),
    isList: true,
    request: async (world, place, { person, isOwn }) => {
      const { services } = world.app
      const { id, userId, regionPath } = (isOwn && person ? person : await world.personAt(place)).membership
      const mark = `摘要${world.next()}号`
      const section = { key: 'a', title: { zh: mark, en: mark }, lines: [], moreCount: 1, link: '/' }
      const digest = { weekOf: '2025-06-02', madeAt: services.clock.now(), sections: [section] }
      await services.db.query('delete from notices.digest where membership_id = $1', [id])
      await keepDigest(services.db, { regionPath, membershipId: id, userId }, digest)
      return { path: '/api/digest', marks: [mark] }
    },
  },
  'GET /api/mail-choice': { may: everywhere(signedIn), request: async () => ({ path: '/api/mail-choice' }) },
  'PUT /api/mail-choice': {
    may: everywhere(signedIn),
    request: async () => ({ path: '/api/mail-choice', body: { address: null, wantsDigest: false } }),
  },
  'POST /api/mail-choice/confirm': {
    may: everywhere(actors),
    request: async (world, place) => ({
      path: '/api/mail-choice/confirm',
      body: { token: await newChoice(world, place) },
    }),
  },
  'POST /api/mail-choice/stop': {
    may: everywhere(actors),
    request: async (world, place) => ({
      path: '/api/mail-choice/stop',
      body: { token: await newChoice(world, place) },
    }),
  },
  'POST /mail': {
    may: everywhere(actors),
    request: async (world, place) => ({
      path: `/mail?stop=${await newChoice(world, place)}`,
      body: { 'List-Unsubscribe': 'One-Click' },
    }),
  },
  'GET /api/mails': {
    may: administrators,
    isList: true,
    request: async (world, place) => ({ path: '/api/mails?pageSize=100', marks: [await newMail(world, place)] }),
  },
  'POST /api/mails/{mailId}/again': {
    may: administrators,
    request: async (world, place) => ({ path: `/api/mails/${await newMail(world, place)}/again` }),
  },
  'POST /api/notices/read-all': { may: everywhere(signedIn), request: async () => ({ path: '/api/notices/read-all' }) },
}
