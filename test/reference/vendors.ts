import { eBizCharge } from '../../nodes/EBizCharge/resources';
import { notOffered as kometNotOffered } from '../../nodes/KometSales/notOffered';
import { kometSales } from '../../nodes/KometSales/resources';
import type { System } from '../../nodes/shared/invoke/connector';
import type { NotOffered } from '../../nodes/shared/operation';
import { superOffice } from '../../nodes/SuperOffice/resources';
import { ebizOperation, kometMethod } from '../documented';

/** A vendor as the reference tells of it. */
export interface Vendor {
  /** Name of its page. */
  file: string;
  system: System;
  undeclared: NotOffered[];
  /** How much of a method's documentation was read, where that is known. */
  confidence: (documented: string) => string | undefined;
}

export const vendors: Vendor[] = [
  {
    file: 'komet-sales',
    system: kometSales,
    undeclared: kometNotOffered,
    confidence(documented) {
      const [httpMethod = '', id = ''] = documented.split(' ');
      const seen = kometMethod(id, httpMethod).confidence;
      return seen.startsWith('full page') ? 'read whole' : 'read in part';
    },
  },
  {
    file: 'ebizcharge',
    system: eBizCharge,
    undeclared: [],
    confidence: (documented) => `confidence ${ebizOperation(documented).confidence}`,
  },
  { file: 'superoffice', system: superOffice, undeclared: [], confidence: () => undefined },
];
