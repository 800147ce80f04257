import { createRouter, createWebHistory } from 'vue-router'
import { places } from './places/places.js'
import { look, may, me } from './session/session.js'

declare module 'vue-router' {
  interface RouteMeta {
    /** Without a session. */
    open?: boolean
    /** Without the shell around it. */
    bare?: boolean
    /** Side bar of icons only. */
    narrow?: boolean
    /** Something is being written: on a phone no bar at the foot leads away from it. */
    task?: boolean
    /** Of use before the county has units. */
    always?: boolean
    /** Key of the page's title under `place.`. */
    title?: string
    /** Which place of the side bar is lit. */
    place?: string
  }
}

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    // Never shown: the guard below sends whoever is signed in to their first place.
    { path: '/', component: () => import('./pages/not-found/NotFound.vue') },
    {
      path: '/sign-in',
      component: () => import('./pages/sign-in/SignIn.vue'),
      meta: { open: true, bare: true, title: 'signIn' },
    },
    {
      path: '/todo',
      component: () => import('./pages/todo/Todo.vue'),
      meta: { title: 'todo', place: 'todo' },
    },
    {
      path: '/calls/new',
      component: () => import('./pages/file/FileCall.vue'),
      meta: { title: 'file', place: 'file', task: true },
    },
    {
      path: '/calls/new/:procedure',
      component: () => import('./pages/file/FileCase.vue'),
      props: to => ({
        procedure: String(to.params.procedure),
        ...(typeof to.query.of === 'string' ? { of: to.query.of } : {}),
      }),
      meta: { title: 'file', place: 'file', task: true },
    },
    {
      path: '/queue/:number?',
      component: () => import('./pages/queue/Queue.vue'),
      meta: { title: 'queue', place: 'queue' },
    },
    ...(['all', 'township', 'unit'] as const).map(scope => ({
      path: { all: '/cases', township: '/township', unit: '/unit' }[scope],
      component: () => import('./pages/cases/Cases.vue'),
      props: { scope },
      meta: { title: scope, place: scope },
    })),
    {
      path: '/cases/:number',
      component: () => import('./pages/case/Case.vue'),
      props: true,
      meta: { title: 'case', narrow: true },
    },
    {
      path: '/cases/:number/print',
      component: () => import('./pages/print/Print.vue'),
      props: true,
      meta: { title: 'print', bare: true },
    },
    {
      path: '/cases/:number/orders/:document/print',
      component: () => import('./pages/print/Order.vue'),
      props: true,
      meta: { title: 'print', bare: true },
    },
    {
      path: '/supervision',
      component: () => import('./pages/supervision/Supervision.vue'),
      meta: { title: 'supervision', place: 'supervision' },
    },
    {
      path: '/items/:code?',
      component: () => import('./pages/items/Items.vue'),
      meta: { title: 'items', place: 'items' },
    },
    {
      path: '/matters',
      component: () => import('./pages/matters/Matters.vue'),
      meta: { title: 'matters', place: 'matters' },
    },
    {
      path: '/matters/:instance',
      component: () => import('./pages/matters/Matter.vue'),
      props: true,
      meta: { title: 'matters', place: 'matters' },
    },
    {
      path: '/matters/:instance/print',
      component: () => import('./pages/matters/MatterPrint.vue'),
      props: true,
      meta: { title: 'print', bare: true },
    },
    {
      path: '/notices',
      component: () => import('./pages/notices/Notices.vue'),
      meta: { title: 'notices', place: 'notices' },
    },
    {
      path: '/setup',
      component: () => import('./pages/setup/Setup.vue'),
      meta: { title: 'setup', place: 'setup', always: true },
    },
    {
      path: '/operator',
      component: () => import('./pages/operator/Operator.vue'),
      meta: { title: 'operator', place: 'operator', always: true },
    },
    {
      path: '/:rest(.*)*',
      component: () => import('./pages/not-found/NotFound.vue'),
      meta: { title: 'notFound', always: true },
    },
  ],
})

/** The first place that somebody may open. */
export function home(): string {
  if (me.value?.county.empty && may('setup')) return '/setup'
  return places.find(place => !place.outside && (!place.needs || may(place.needs)))?.to ?? '/todo'
}

router.beforeEach(async to => {
  if (to.meta.open) return true
  const signedIn = await look()
  if (!signedIn) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  return to.path === '/' ? home() : true
})
