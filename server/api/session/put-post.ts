import { z } from 'zod'
import { switchPost } from '../../domain/identity/index.js'
import { route } from '../route.js'
import { meView } from './me.js'
import { me } from './schema.js'

export const putSessionPost = route({
  method: 'put',
  path: '/session/post',
  summary: "Go on in another of one's posts",
  may: 'signed-in',
  unmasked: true,
  body: z.object({ post: z.string().min(1).max(200) }),
  answer: me,
  async handle({ services, signedIn, language }, { body }) {
    return meView(services, await switchPost(services.identity, signedIn(), body.post), language)
  },
})
