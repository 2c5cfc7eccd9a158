/** Apart, because the route that enqueues the work and the work itself would else import each other. */
export const proposeJobName = 'plans.propose-targets'
