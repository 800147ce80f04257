import { fileView as viewOfFile } from '../../domain/views/file-view.js'
import { route } from '../route.js'
import { fileView } from '../schema.js'
import { keepUpload } from './keep.js'

export const postFile = route({
  method: 'post',
  path: '/files',
  summary:
    'Upload a file before its case exists; only its uploader sees it until a filing or an act names it',
  may: 'signed-in',
  body: 'raw',
  answer: fileView,
  status: 201,
  async handle(context) {
    const county = await context.county()
    return viewOfFile(county, await keepUpload(county, context, null))
  },
})
