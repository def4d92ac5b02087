import type { ContactPorts } from '../../console/contacts/contact-request.ts';
import type { ApiRoute } from '../api-route.ts';
import { CONTACT_DATA_ROUTES } from './contact-data.ts';
import { CONTACT_IMPORT_ROUTES } from './contact-imports.ts';
import { CONTACT_API_ROUTES } from './contacts.ts';

/** Every contact route of the API, served by the function of the contact pages. */
export const CONTACT_API: readonly ApiRoute<ContactPorts>[] = [
  ...CONTACT_API_ROUTES,
  ...CONTACT_DATA_ROUTES,
  ...CONTACT_IMPORT_ROUTES,
];
