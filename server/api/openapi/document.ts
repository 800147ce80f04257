import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { z } from 'zod'
import { errors } from '../errors.js'
import { addressOf, type Route } from '../route.js'

const problem = z
  .object({
    code: z.enum(Object.keys(errors)),
    message: z.string(),
    messageEn: z.string(),
    hint: z.string().optional(),
    hintEn: z.string().optional(),
    fields: z.record(z.string(), z.string()).optional(),
    details: z.unknown().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'An expected refusal, with what to do about it' })

const upload = z.object({ file: z.string().meta({ format: 'binary' }), caption: z.string().optional() })

/** The OpenAPI 3.1 document of the routes: made from the very schemas that check the requests. */
export function openApiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = addressOf(route).replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Huying 呼应',
      version: '1',
      description: 'Workflow orchestration for county government',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: tags(routes),
    paths,
    components: {
      securitySchemes: {
        worker: { type: 'http', scheme: 'bearer', description: 'The token set as HUYING_WORKER_TOKEN' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'huying_session',
          description: 'Set by POST /api/session',
        },
      },
    },
  })
}

function operation(route: Route): ZodOpenApiOperationObject {
  const status = String(route.status ?? 200) as '200'
  const open = route.may === 'anyone'
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [tagOf(route)],
    ...(open ? { security: [] } : { description: `Needs: ${route.may}` }),
    ...(route.may === 'worker' ? { security: [{ worker: [] }] } : {}),
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
    },
    ...(route.body === undefined
      ? {}
      : route.body === 'raw'
        ? { requestBody: { content: { 'multipart/form-data': { schema: upload } } } }
        : { requestBody: { content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [status]: {
        description: 'Done',
        ...(route.answer
          ? { content: { [route.produces ?? 'application/json']: { schema: route.answer } } }
          : {}),
      },
      '4XX': { description: 'Refused', content: { 'application/json': { schema: problem } } },
    },
  }
}

/** `GET /cases/:number/acts` → getCasesNumberActs */
function operationId(route: Route): string {
  return route.method + route.path.replace(/[/:.-]+(\w)/g, (_all, letter: string) => letter.toUpperCase())
}

function tagOf(route: Route): string {
  return route.path.split('/')[1] ?? ''
}

function tags(routes: readonly Route[]) {
  return [...new Set(routes.map(tagOf))].map(name => ({ name, description: `Everything below /api/${name}` }))
}
