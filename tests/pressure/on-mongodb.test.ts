import { onMongo } from '../store/mongo-for-tests/product.js'

await onMongo('what has had its time', async () => {
  await import('../runtime/keeping.test.js')
})
