import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser'
import type { Finding } from './finding.ts'

const testFile = '\\.(test|journey)\\.tsx?$'
/** Tests, their harnesses and fixtures may reach where production code may not. */
const forTests = `${testFile}|/testing/|permission-fixtures\\.ts$|^journeys/|^tools/|^bench/`

/** The import rules of ARCHITECTURE.md. Type-only imports count: a type is a dependency too. */
const rules: IForbiddenRuleType[] = [
  {
    name: 'no-circle',
    comment: 'Two files import each other in a circle: move what both need into a third.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'area-by-its-door',
    comment: 'An area is reached only through its public.ts or contract.ts (the app: also area.ts and web/pages.ts).',
    severity: 'error',
    from: { path: '^areas/([^/]+)/', pathNot: forTests },
    to: { path: '^areas/', pathNot: ['^areas/$1/', '^areas/[^/]+/(public|contract)\\.ts$', '^areas/[^/]+/contract/'] },
  },
  {
    name: 'app-by-the-door',
    comment: 'The app knows an area by area.ts, public.ts, contract.ts and web/pages.ts.',
    severity: 'error',
    from: { path: '^(app|demo|bench)/', pathNot: forTests },
    to: {
      path: '^areas/',
      pathNot: ['^areas/[^/]+/(area|public|contract)\\.ts$', '^areas/[^/]+/(web/pages\\.tsx?|contract/)', 'messages/'],
    },
  },
  {
    name: 'pure-rules',
    comment: 'Rules know no clock, database, HTTP: only kernel, engines, their own contract and pure libraries.',
    severity: 'error',
    from: { path: '^areas/[^/]+/rules(/|\\.ts$)', pathNot: testFile },
    to: {
      path: '^(platform|app|areas/[^/]+/(store|actions|routes|public|area|web|measures|jobs)|node_modules/(fastify|pg|kysely|pg-boss|react))',
    },
  },
  {
    name: 'pure-engines',
    comment: 'Engines import only kernel, other engines and pure libraries.',
    severity: 'error',
    from: { path: '^engines/', pathNot: forTests },
    to: { path: '^(platform|app|areas|node_modules/(fastify|pg|kysely|pg-boss|react))' },
  },
  {
    name: 'kernel-below-all',
    comment: 'The kernel imports nothing of the house.',
    severity: 'error',
    from: { path: '^kernel/', pathNot: testFile },
    to: { path: '^(platform|app|areas|engines)/' },
  },
  {
    name: 'platform-knows-no-area',
    comment: 'The platform knows no area; only the app knows them all. Engines are libraries that it may stand on.',
    severity: 'error',
    from: { path: '^platform/', pathNot: forTests },
    to: { path: '^(areas|app)/' },
  },
  {
    name: 'web-sees-contracts',
    comment: 'The web imports contracts, platform/ui, the form engine, kernel and itself.',
    severity: 'error',
    from: { path: '^(areas/[^/]+/web/|platform/ui/|app/web/)', pathNot: testFile },
    to: {
      path: '^(areas|platform|engines|app)/',
      pathNot: [
        '^platform/ui/',
        '^engines/form/',
        '^areas/[^/]+/(contract(\\.ts|/)|web/|messages/)',
        '^platform/[^/]+/contract(\\.ts$|/)',
        '^platform/http/endpoint\\.ts$',
        '^platform/auth/actor\\.ts$',
        '^app/web/',
      ],
    },
  },
  {
    name: 'web-of-one-area',
    comment: "A page imports no other area's pages.",
    severity: 'error',
    from: { path: '^areas/([^/]+)/web/', pathNot: testFile },
    to: { path: '^areas/[^/]+/web/', pathNot: '^areas/$1/web/' },
  },
  {
    name: 'server-sees-no-web',
    comment: 'Nothing on the server imports web pages or the design system.',
    severity: 'error',
    from: { path: '^(areas|platform|engines|kernel|app)/', pathNot: `${forTests}|/web/|^platform/ui/` },
    to: { path: '/web/|^platform/ui/' },
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
]

/** Import rules, checked by dependency-cruiser over the code under `root`. */
export async function boundaries(root: string): Promise<Finding[]> {
  const options = {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|\\.cache|\\.runtime|fixtures)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  }
  const folders = ['areas', 'engines', 'kernel', 'platform', 'app', 'demo', 'bench', 'journeys', 'tools'].filter(
    (folder) => existsSync(join(root, folder)),
  )
  const result = await cruise(folders, options)
  if (typeof result.output === 'string') throw new Error(`dependency-cruiser answered text: ${result.output}`)
  const seen = new Set<string>()
  return result.output.summary.violations.flatMap((violation) => {
    const key = `${violation.rule.name} ${violation.from} ${violation.to}`
    if (seen.has(key)) return []
    seen.add(key)
    const comment = rules.find((rule) => rule.name === violation.rule.name)?.comment
    return [{ file: violation.from, message: `${violation.rule.name}: imports ${violation.to}. ${comment}` }]
  })
}
