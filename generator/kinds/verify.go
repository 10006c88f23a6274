package kinds

import (
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/publish/proof"
	"congkhai/generator/site"
)

const (
	verifyURL   = "/kiem-chung/"
	verifyTitle = "Kiểm chứng cổng này"
)

// VerifyView is how anybody checks that the portal is as it was published, and that nobody rewrote it since.
type VerifyView struct {
	Key        string // the public key; "" when the portal is not signed
	Address    string // of the portal
	Above      int    // how many folders of its host it lies in
	Sums       string
	Manifest   string
	Checkpoint string
	KeyFile    string
	Data       string // of a record, as an example
	DataFile   string // the name of the file that a record's seal is of
}

func verifyPage(s *site.Site) *site.Page {
	return &site.Page{URL: verifyURL, Title: verifyTitle, Layout: "verify", Show: func() any {
		main := VerifyView{Key: s.Verifier, Address: s.Config.Address,
			Above: strings.Count(s.Config.Path(), "/"), Sums: "/" + site.SumsFile, Manifest: "/bang-ke.json",
			Checkpoint: site.LogURL(proof.CheckpointFile), KeyFile: site.LogURL(proof.VerifierFile),
			DataFile: record.DataFile}
		if records := s.Shown(); len(records) > 0 {
			main.Data = records[0].URL() + record.DataFile
		}
		says := "Cách so một tờ giấy in từ cổng, hoặc một tệp tải về, với những gì cổng đang đăng."
		if s.Verifier != "" {
			says = "Cách kiểm tra rằng những gì đọc trên cổng đúng là những gì cơ quan đã công bố, và không ai lặng lẽ sửa lại sau đó."
		}
		frame := s.Frame(verifyURL, verifyTitle, site.Meta{Description: says})
		return site.View[VerifyView]{Frame: frame, Main: main}
	}}
}
