import { onMongo } from '../store/mongo-for-tests/product.js'

await onMongo('a call from filing to rating, a procedure from draft to publication', async () => {
  await import('./walk.test.js')
  await import('./designer/designer.test.js')
})
