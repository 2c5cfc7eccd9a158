import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { asked } from '#engines/form'
import { checkProcedure } from './check.ts'
import { type Declared, modelOf } from './declaration.ts'
import { workingDays } from './model.ts'
import { declared, roles, sample } from './testing/sample.ts'

const text = (zh: string) => ({ zh, en: zh })

/** The sample as anything may write it that the types would refuse. */
type Loose = Declared & { states: Record<string, NonNullable<Declared['states'][string]>> }
const states = declared.states as Loose['states']
const findings = (said: Declared, facts?: string[]) =>
  checkProcedure(modelOf(said), { roles, ...(facts ? { facts } : {}) }).map(
    ({ place, message }) => `${place} ${message}`,
  )
const withStates = (changed: Record<string, unknown>) =>
  findings({ ...declared, states: { ...states, ...changed } as Declared['states'] })
const withAction = (changed: Record<string, unknown>) =>
  withStates({
    submitted: {
      ...states.submitted,
      actions: { ...states.submitted?.actions, accept: { ...declared.states.submitted.actions.accept, ...changed } },
    },
  })
const withForm = (form: z.ZodObject, facts?: string[]) => findings({ ...declared, form }, facts)

test('a sound procedure has no findings', () => {
  expect(checkProcedure(sample, { roles })).toEqual([])
})

describe('what cannot be right is refused, and the place is named', () => {
  test.each([
    ['an id that is not kebab-case', () => findings({ ...declared, id: 'Sample_1' }), 'id is not in kebab-case'],
    ['no code for numbers', () => findings({ ...declared, code: 'sl' }), 'code is not two to six capital letters'],
    [
      'a text in one language only',
      () => findings({ ...declared, title: { zh: '登记', en: ' ' } }),
      'title has no words in both languages',
    ],
    ['no basis', () => findings({ ...declared, basis: [] }), 'basis does not say what it rests on'],
    [
      'an action to nowhere',
      () => withAction({ to: 'nowhere' }),
      'states.submitted leads to nowhere, which is no state',
    ],
    [
      'several targets and no choice',
      () => withAction({ to: ['reviewing', 'refused'] }),
      'actions.accept.to names several states',
    ],
    ['an action that nobody may take', () => withAction({ by: [] }), 'actions.accept.by is empty: nobody may do it'],
    ['an unknown role', () => withAction({ by: ['clerk'] }), 'actions.accept.by names clerk, which is no role'],
    [
      'an action whose address is taken',
      () =>
        withStates({
          correcting: {
            ...states.correcting,
            actions: { draft: { label: text('草稿'), by: ['applicant'], to: 'submitted' } },
          },
        }),
      'is called draft',
    ],
    [
      'one address with two forms',
      () =>
        withStates({
          reviewing: {
            ...states.reviewing,
            actions: {
              accept: {
                label: text('通过'),
                by: ['registrar'],
                form: z.object({ note: z.string().meta({ label: text('意见') }) }),
                to: 'granted',
              },
            },
          },
        }),
      'differs between two states',
    ],
    [
      'a state that nothing leads to',
      () =>
        withStates({
          lost: { label: text('孤立'), due: workingDays(1), onDue: { to: 'refused' }, owner: ['registrar'] },
        }),
      'states.lost cannot be reached',
    ],
    [
      'a dead end',
      () => withStates({ reviewing: { label: text('审核'), owner: ['registrar'] } }),
      'states.reviewing is a dead end',
    ],
    [
      'states that only lead to each other',
      () =>
        withStates({
          reviewing: {
            label: text('审核'),
            actions: { again: { label: text('再来'), by: ['registrar'], to: 'reviewing' } },
          },
        }),
      'states.reviewing is a dead end',
    ],
    [
      'a final state with actions',
      () =>
        withStates({
          granted: { final: 'granted', actions: { undo: { label: text('撤销'), by: ['registrar'], to: 'submitted' } } },
        }),
      'states.granted.actions stand in a final state',
    ],
    [
      'a final state with a deadline',
      () => withStates({ refused: { final: 'refused', due: workingDays(3), onDue: 'escalate' } }),
      'is final: it has no deadline',
    ],
    [
      'a deadline without a consequence',
      () => withStates({ submitted: { ...states.submitted, onDue: undefined } }),
      'states.submitted.due has no consequence',
    ],
    [
      'a consequence without a deadline',
      () => withStates({ reviewing: { ...states.reviewing, sharesClockOf: undefined } }),
      'states.reviewing.onDue has no deadline',
    ],
    [
      'a deadline that leads to nowhere',
      () => withStates({ correcting: { ...states.correcting, onDue: { to: 'gone' } } }),
      'leads to gone',
    ],
    [
      'a deadline of no days',
      () => withStates({ submitted: { ...states.submitted, due: workingDays(0) } }),
      'is not a whole number',
    ],
    [
      'a reminder before the start',
      () => withStates({ submitted: { ...states.submitted, warnBefore: [15] } }),
      'warnBefore must lie between',
    ],
    [
      'a shared clock that nobody starts',
      () => withStates({ reviewing: { ...states.reviewing, sharesClockOf: 'publicised-before' } }),
      'starts no clock',
    ],
    [
      'escalation to nobody known',
      () => withStates({ submitted: { ...states.submitted, onDue: { escalate: ['mayor'] } } }),
      'onDue names mayor',
    ],
    [
      'a stop without a clock',
      () => withStates({ submitted: { ...states.submitted, due: undefined, onDue: undefined, warnBefore: [] } }),
      'returnForCorrection.clock has nothing to stop',
    ],
    [
      'a clock that would stand for ever',
      () => withAction({ to: 'refused', clock: 'stop' }),
      'would stand still for ever',
    ],
    [
      'marks where nothing can be changed',
      () => withAction({ marks: true, bulk: false }),
      'lead to a state in which the applicant can change nothing',
    ],
    ['marks on many cases at once', () => withAction({ marks: true, to: 'correcting' }), 'cannot have marks'],
    [
      'corrections without marks',
      () =>
        withStates({
          submitted: {
            ...states.submitted,
            actions: {
              go: { label: text('退回'), by: ['registrar'], to: 'correcting' },
              end: { label: text('不予'), by: ['registrar'], to: 'refused' },
              ok: { label: text('通过'), by: ['registrar'], to: 'reviewing' },
            },
          },
        }),
      "edits is 'marked', but no action",
    ],
    [
      'corrections that cannot be handed in',
      () => withStates({ correcting: { ...states.correcting, actions: {}, owner: ['applicant'] } }),
      'gives no action to hand it in',
    ],
    [
      'a public notice without an end',
      () => withStates({ publicised: { ...states.publicised, onDue: 'escalate' } }),
      'must lead on when the public notice is over',
    ],
    ['a countersignature by nobody', () => withAction({ countersign: { by: [] } }), 'countersign names nobody'],
    [
      'a countersigned act of the applicant',
      () => withAction({ by: ['applicant'], countersign: { by: ['registrar'] } }),
      'is for staff',
    ],
    ['a field without a label', () => withForm(z.object({ name: z.string() })), 'form.name has no label'],
    [
      'a choice without words',
      () => withForm(z.object({ kind: z.enum(['a']).meta({ label: text('类') }) })),
      'has no words for a',
    ],
    [
      'a condition on a field that is not there',
      () => withForm(z.object({ a: asked({ ghost: 1 }, z.string().meta({ label: text('甲') })) })),
      'hangs on ghost, which is no field',
    ],
    [
      'a condition on a later field',
      () =>
        withForm(
          z.object({
            a: asked({ b: 'x' }, z.string().meta({ label: text('甲') })),
            b: z.string().meta({ label: text('乙') }),
          }),
        ),
      'hangs on b, which is asked after it',
    ],
    [
      'a condition within a group',
      () =>
        withForm(
          z.object({
            rows: z
              .array(z.object({ a: asked({ ghost: 1 }, z.string().meta({ label: text('甲') })) }))
              .meta({ label: text('行') }),
          }),
        ),
      'form.rows.a hangs on ghost',
    ],
    [
      'a fact that nobody provides',
      () =>
        withForm(z.object({ a: z.string().meta({ label: text('甲'), fact: 'moon.phase' }) }), ['organisation.name']),
      'is filled from moon.phase',
    ],
    [
      'files that lead to nowhere',
      () => findings({ ...declared, files: { within: workingDays(3), otherwise: 'gone' } }),
      'files.otherwise names gone',
    ],
  ] as [string, () => string[], string][])('%s', (_, found, expected) => {
    expect(found()).toContainEqual(expect.stringContaining(expected))
  })

  test('each finding begins with the procedure and its version', () => {
    expect(withAction({ by: [] })[0]).toMatch(/^sample-registration@2026-01-01 states\.submitted/)
  })

  test('a condition on a field that is always demanded does not even become a form', () => {
    const form = z.object({ a: z.string().meta({ label: text('甲'), when: { b: 1 } }) })
    expect(() => modelOf({ ...declared, form })).toThrow('write it with asked()')
  })
})
