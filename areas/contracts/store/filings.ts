import type { Db } from '#platform/db/db'
import { type ComparedParty, tracesOf } from '../rules/duplicates/duplicate-keys.ts'
import { storedTraces } from './duplicates.ts'

export interface Filing {
  regionPath: string
  caseId: string
  caseNumber: string
  partyId: string
  projectName: string
  kind: string
  field: string
  sellerCode: string
  sellerName: string
  buyerCode: string | null
  buyerName: string
  buyers: ComparedParty[]
  content: string
  signedOn: string
  contractFen: bigint | null
  technologyFen: bigint | null
  filedOn: string
  filedAt: Date
}

/**
 * Keeps what was filed, with the traces by which duplicates are found; a correction replaces what it corrects, never the
 * day of filing.
 */
export async function keepFiling(tx: Db, filing: Filing): Promise<void> {
  const traces = storedTraces(
    tracesOf({
      ...{ id: filing.caseId, regionPath: filing.regionPath, title: filing.projectName, text: filing.content },
      seller: { name: filing.sellerName, creditCode: filing.sellerCode },
      ...{ buyers: filing.buyers, amountFen: filing.contractFen, signedOn: filing.signedOn },
    }),
  )
  await tx.query(
    `insert into contracts.filing (region_path, case_id, case_number, party_id, project_name, kind, field, seller_code,
       seller_name, buyer_code, buyer_name, signed_on, contract_fen, technology_fen, filed_on, filed_at, content,
       buyers, duplicate_keys, text_signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
     on conflict (region_path, case_id) do update set project_name = $5, kind = $6, field = $7, seller_code = $8,
       seller_name = $9, buyer_code = $10, buyer_name = $11, signed_on = $12, contract_fen = $13, technology_fen = $14,
       content = $17, buyers = $18, duplicate_keys = $19, text_signature = $20`,
    [
      filing.regionPath,
      filing.caseId,
      filing.caseNumber,
      filing.partyId,
      filing.projectName,
      filing.kind,
      filing.field,
      filing.sellerCode,
      filing.sellerName,
      filing.buyerCode,
      filing.buyerName,
      filing.signedOn,
      filing.contractFen,
      filing.technologyFen,
      filing.filedOn,
      filing.filedAt,
      filing.content,
      JSON.stringify(filing.buyers),
      traces.duplicate_keys,
      traces.text_signature,
    ],
  )
}
