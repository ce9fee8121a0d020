import { file, type Type } from '../shared/operation';

/** The media types of the page that stand for bytes. It does not list application/pdf, and reads JSON and XML as text. */
const MEDIA_TYPES = [
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'application/octet-stream',
  'application/msword',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
];

/**
 * A file as the body of an upload, empty ones too. A type that the page does not list is sent as bytes of any kind.
 * https://docs.superoffice.com/en/api/reference/restful/rest/Document/v1DocumentEntity_SetDocumentStreamFromId.html
 */
export const uploadedFile = (): Type => file('raw', { mayBeEmpty: true, mediaTypes: MEDIA_TYPES });
