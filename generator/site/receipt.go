package site

import (
	"congkhai/generator/files/record"
	"congkhai/generator/publish/proof"
)

// SumsFile is the list of the sums of all files of the portal, as sha256sum reads it.
const SumsFile = "tong-kiem.txt"

// LogURL is the address of a file of the log.
func LogURL(file string) string { return "/" + proof.Folder + "/" + file }

// receiptURL is where the receipt of a record lies, when the portal is signed.
func (s *Site) receiptURL(r *record.Record) string {
	if s.Verifier == "" {
		return ""
	}
	return LogURL(proof.ReceiptPath(r.URL()))
}
