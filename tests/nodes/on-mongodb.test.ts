import { onMongo } from '../store/mongo-for-tests/product.js'

await onMongo('two runtimes on one store, two people at once', async () => {
  await import('./two-runtimes.test.js')
  await import('./at-once.test.js')
})
