import { type Route, route } from '#platform/http/route'
import { exportBoard, exportEntries, listEntries, readBoard } from '../actions/season/board.ts'
import { listPublished, publishCalibration, readCalibration, readPublished } from '../actions/season/calibration.ts'
import { makeDiagnosis, notePoint, readDiagnosis, readOwnDiagnosis } from '../actions/season/diagnosis.ts'
import { importResults } from '../actions/season/import-results.ts'
import { readSeasonCase } from '../actions/season/read-case.ts'
import { enterResult, exportResults, listResults } from '../actions/season/results.ts'
import { listReviews, readReview, reviewFile, saveReview } from '../actions/season/reviews.ts'
import { closeRound, listExperts, openRound } from '../actions/season/rounds.ts'
import { changeSeason, endSeason, listSeasons, openSeason } from '../actions/season/seasons.ts'
import * as season from '../contract/season.ts'
import * as diagnosis from '../contract/season-diagnosis.ts'
import * as results from '../contract/season-results.ts'
import * as rounds from '../contract/season-rounds.ts'

const read = { permission: 'recognition:read-seasons' } as const
const manage = { permission: 'recognition:manage-seasons' } as const
const assign = { permission: 'recognition:assign-reviews' } as const
const review = { permission: 'recognition:review' } as const
const own = { permission: 'recognition:own-diagnosis' } as const
const published = { permission: 'recognition:published-seasons' } as const

/** Of what answers nothing. */
async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work
  return {}
}

export const seasonRoutes: Route[] = [
  route(season.listSeasons, { ...read, run: (ctx, { query }) => listSeasons(ctx, query) }),
  route(season.openSeason, { ...manage, run: (ctx, { body }) => openSeason(ctx, body) }),
  route(season.changeSeason, {
    ...manage,
    run: (ctx, { params, body }) => done(changeSeason(ctx, params.seasonId, body)),
  }),
  route(season.endSeason, { ...manage, run: (ctx, { params, body }) => done(endSeason(ctx, params.seasonId, body)) }),
  route(season.getSeasonBoard, { ...read, run: (ctx, { params }) => readBoard(ctx, params.seasonId) }),
  route(season.exportSeasonBoard, { ...read, run: (ctx, { params }) => exportBoard(ctx, params.seasonId) }),
  route(season.listSeasonEntries, {
    ...read,
    run: (ctx, { params, query }) => listEntries(ctx, { ...params, ...query }),
  }),
  route(season.exportSeasonEntries, {
    ...read,
    run: (ctx, { params, query }) => exportEntries(ctx, params.seasonId, query),
  }),
  route(rounds.getSeasonCase, {
    permission: 'recognition:season-cases',
    run: (ctx, { params }) => readSeasonCase(ctx, params.caseId),
  }),
  route(rounds.listExperts, { ...assign, run: (ctx, { params }) => listExperts(ctx, params.caseId) }),
  route(rounds.openRound, { ...assign, run: (ctx, { params, body }) => openRound(ctx, params.caseId, body) }),
  route(rounds.closeRound, { ...assign, run: (ctx, { params }) => done(closeRound(ctx, params)) }),
  route(rounds.listReviews, { ...review, run: (ctx, { query }) => listReviews(ctx, query) }),
  route(rounds.getReview, { ...review, run: (ctx, { params }) => readReview(ctx, params.reviewId) }),
  route(rounds.saveReview, { ...review, run: (ctx, { params, body }) => saveReview(ctx, params.reviewId, body) }),
  route(rounds.downloadReviewFile, {
    ...review,
    run: (ctx, { params }) => reviewFile(ctx, params.reviewId, params.fileId),
  }),
  route(results.listSeasonResults, {
    ...read,
    run: (ctx, { params, query }) => listResults(ctx, { ...params, ...query }),
  }),
  route(results.exportSeasonResults, {
    ...read,
    run: (ctx, { params, query }) => exportResults(ctx, params.seasonId, query),
  }),
  route(results.enterSeasonResult, {
    ...manage,
    run: (ctx, { params, body }) => enterResult(ctx, params.seasonId, body),
  }),
  route(results.importSeasonResults, {
    ...manage,
    run: (ctx, { params, body, file, signal }) =>
      importResults(ctx, params.seasonId, { file, isDryRun: body.isDryRun === 'yes', signal }),
  }),
  route(results.getCalibration, { ...read, run: (ctx, { params }) => readCalibration(ctx, params.seasonId) }),
  route(results.publishCalibration, {
    ...manage,
    run: (ctx, { params }) => done(publishCalibration(ctx, params.seasonId)),
  }),
  route(results.listPublishedSeasons, { ...published, run: (ctx) => listPublished(ctx) }),
  route(results.getPublishedSeason, { ...published, run: (ctx, { params }) => readPublished(ctx, params.seasonId) }),
  route(diagnosis.getOwnDiagnosis, { ...own, run: (ctx, { query }) => readOwnDiagnosis(ctx, query.number) }),
  route(diagnosis.makeDiagnosis, { ...own, run: (ctx, { body }) => makeDiagnosis(ctx, body.answers) }),
  route(diagnosis.notePoint, { ...own, run: (ctx, { params, body }) => done(notePoint(ctx, params.point, body)) }),
  route(diagnosis.getDiagnosis, {
    permission: 'recognition:diagnoses',
    run: (ctx, { params, query }) => readDiagnosis(ctx, params.creditCode, query.number),
  }),
]
