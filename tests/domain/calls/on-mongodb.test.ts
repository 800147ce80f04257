import { onMongo } from '../../store/mongo-for-tests/product.js'

await onMongo('the trail of acts whose node dies', () => import('./trail.test.js'))
