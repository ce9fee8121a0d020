import type { Endpoints } from '../call';
import { user } from './user';

/** The simulated REST endpoints by their documented operation ids. */
export const ENDPOINTS: Endpoints = {
  ...user,
};
