import { createConfig, lintFromString } from '@redocly/openapi-core'
import { openApiDocument } from '../../server/api/openapi/document.js'
import { routes } from '../../server/api/routes.js'

describe('the OpenAPI document', () => {
  it('should pass the recommended rules of the linter', async () => {
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source: JSON.stringify(openApiDocument(routes)), config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    )
  })

  it('should name every route once', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('should describe every answer that is not empty', () => {
    const silent = routes.filter(
      ({ answer, status, path }) => !answer && status !== 204 && path !== '/openapi.json',
    )
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })
})
