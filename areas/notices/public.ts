export { makeDigests } from './actions/make-digests.ts'
export { type NewNotice, notify, type Recipient, resolveTodos } from './notify.ts'
