package site

import "congkhai/generator/publish/proof"

const (
	// SumsFile is the list of the sums of all files of the portal, as sha256sum reads it.
	SumsFile = "tong-kiem.txt"

	verifyURL   = "/kiem-chung/"
	verifyTitle = "Kiểm chứng cổng này"
)

// VerifyView is how anybody checks that the portal is as it was published, and that nobody rewrote it since.
type VerifyView struct {
	Key        string // the public key; "" when the portal is not signed
	Address    string // of the portal
	Sums       string
	Manifest   string
	Checkpoint string
	KeyFile    string
	Data       string // of a record, as an example
}

func (s *Site) verifyPage() *Page {
	return &Page{URL: verifyURL, Layout: "verify", view: func() any {
		main := VerifyView{Key: s.Verifier, Address: s.Config.Address, Sums: "/" + SumsFile, Manifest: "/bang-ke.json",
			Checkpoint: logURL(proof.CheckpointFile), KeyFile: logURL(proof.VerifierFile)}
		if records := s.shown(); len(records) > 0 {
			main.Data = records[0].URL() + DataFile
		}
		frame := s.frame(verifyURL, verifyTitle, Meta{Description: "Cách kiểm tra rằng những gì đọc trên cổng đúng là những gì cơ quan đã công bố, và không ai lặng lẽ sửa lại sau đó."})
		return View[VerifyView]{frame, main}
	}}
}

func logURL(file string) string { return "/" + proof.Folder + "/" + file }

// receiptURL is where the receipt of a record lies, when the portal is signed.
func (s *Site) receiptURL(r *Record) string {
	if s.Verifier == "" {
		return ""
	}
	return logURL(proof.ReceiptPath(r.URL()))
}
