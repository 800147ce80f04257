import { onMongo } from '../store/mongo-for-tests/product.js'

await onMongo('the supervision of a call', () => import('./stories/t01-five-days.test.js'))
