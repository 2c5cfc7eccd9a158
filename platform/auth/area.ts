import { type Area, defineArea } from '#platform/area'
import { authErrors } from './errors.ts'

/** The sign-in store as an area: its tables and its refusals. Its routes belong to the edge and to the area of accounts. */
export const authArea: Area = defineArea({
  id: 'auth',
  title: { zh: '登录与身份', en: 'Sign-in and memberships' },
  schema: new URL('./schema/', import.meta.url),
  errors: authErrors,
  constraints: {
    user_username_unique: 'auth.username-taken',
    user_email_unique: 'auth.email-taken',
    account_provider_subject_unique: 'auth.identity-taken',
  },
  permissions: {},
  routes: [],
})
