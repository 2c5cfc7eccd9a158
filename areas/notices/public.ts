export { type NewNotice, notify, type Recipient, resolveTodos } from './notify.ts'
