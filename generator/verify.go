package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"congkhai/generator/desk/store"
	"congkhai/generator/publish/proof"
	"congkhai/generator/publish/verify"
	"congkhai/generator/text/say"
)

// patience is how long a web server may take for a small file, if nobody says otherwise.
const patience = 30 * time.Second

// verifying is one run of verify: of what, and against what.
type verifying struct {
	*command
	checkpoint, save, key, hash string
	most, patience              time.Duration
}

func (c *command) verify() *cobra.Command {
	v := &verifying{command: c}
	cmd := &cobra.Command{
		Use: "verify DIR|URL", Args: arguments("DIR|URL"),
		Short: c.text("Kiểm một cổng đã đăng: có ai sửa, xóa, thêm tệp hay viết lại nhật ký không",
			"Verify a published portal"),
		Long: c.text(`Kiểm một cổng đã đăng, trong một thư mục hoặc trên mạng: từng tệp với danh sách đã đăng, danh sách và từng bản ghi với
nhật ký đã ký, nhật ký với checkpoint lưu lần trước. Mã kết thúc: 0 mọi thứ đúng, 1 có chỗ sai, 2 gõ sai lệnh, hoặc máy hay mạng có lỗi.`, `Verify a published portal, in a folder or on the web: its files against its lists, lists and records against the signed log,
the log against a checkpoint saved before. Exit status 0: all is well, 1: something is wrong, 2: wrong usage, or the machine
or the network failed.`),
		RunE: func(_ *cobra.Command, args []string) error { return v.run(args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&v.key, "key", "", v.text("khóa công khai của cổng, hoặc tệp chứa khóa; mặc định lấy từ chính cổng",
		"the portal's public key, or a file with it"))
	flags.StringVar(&v.checkpoint, "checkpoint", "",
		v.text("checkpoint lưu lần trước, để biết nhật ký có bị viết lại không",
			"a checkpoint saved before, which the log has to go on from"))
	flags.StringVar(&v.save, "save-checkpoint", "", v.text("khi mọi thứ đúng, lưu checkpoint hiện nay vào tệp này",
		"when all is well, save the present checkpoint to this file"))
	flags.StringVar(&v.hash, "hash", "", v.text("chỉ tìm bản ghi có dấu này, như in trên giấy: \"3f2a 91bc 07de 55a0\"",
		"only look for the record with this hash, as it is printed on paper"))
	flags.DurationVar(&v.most, "timeout", time.Hour, v.text("dừng sau khoảng thời gian này",
		"stop after this time"))
	flags.DurationVar(&v.patience, "patience", patience, v.text("đợi máy chủ lâu nhất cho một tệp nhỏ",
		"how long a server may take for a small file"))
	return cmd
}

func (v *verifying) run(where string) error {
	ask, err := v.ask()
	if err != nil {
		return err
	}
	log.SetOutput(io.Discard) // net/http would quote what servers say out of turn
	place, err := verify.Open(where, v.patience)
	if err != nil {
		return err
	}
	defer place.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeoutCause(ctx, v.most, say.Errorf("chưa xong sau %v, xem --timeout",
		"not done after %v, see --timeout", v.most))
	defer cancel()
	report, err := v.look(ctx, place, ask)
	v.print(report)
	if err = cmp.Or(context.Cause(ctx), err); err == nil {
		return v.conclude(report)
	}
	if report.Count(verify.Wrong) == 0 {
		return err
	}
	v.fail(err)
	return errProblems // what is wrong stays wrong
}

// look verifies the portal, or looks for a hash.
func (v *verifying) look(ctx context.Context, place verify.Place, ask verify.Ask) (verify.Report, error) {
	if v.hash == "" {
		return verify.Run(ctx, place, ask)
	}
	short, err := verify.ParseShort(v.hash)
	if err != nil {
		return verify.Report{}, fmt.Errorf("--hash: %w", err)
	}
	return verify.Find(ctx, place, ask, short)
}

// ask reads what the portal is to be held against.
func (v *verifying) ask() (verify.Ask, error) {
	ask := verify.Ask{Progress: progress(v.err)}
	if _, err := v.options(); err != nil {
		return ask, err
	}
	if v.key != "" {
		text, err := v.keyText()
		if err == nil {
			ask.Key, err = proof.ParseVerifier(text)
		}
		if err != nil {
			return ask, say.Errorf("--key: không phải khóa công khai hay tệp chứa khóa: %s",
				"--key: neither a public key nor a file with one: %s", err)
		}
	}
	if v.checkpoint != "" {
		b, err := readFile(v.checkpoint, proof.LongestCheckpoint)
		if err != nil {
			return ask, fmt.Errorf("--checkpoint: %w", err)
		}
		ask.Checkpoint = b
	}
	return ask, nil
}

// keyText is the key itself, or what the file says that it names.
func (v *verifying) keyText() (string, error) {
	if strings.Count(v.key, "+") >= 2 {
		return v.key, nil
	}
	b, err := readFile(v.key, proof.LongestKey)
	return string(b), err
}

// print tells what was found, a line each.
func (v *verifying) print(r verify.Report) {
	for _, f := range r.Findings {
		if v.lang == "en" {
			f.VI = f.EN
		}
		fmt.Fprintln(v.out, f.VI)
	}
}

// conclude sums up, and keeps the checkpoint of a portal that is well.
func (v *verifying) conclude(r verify.Report) error {
	if v.hash == "" {
		v.say(v.out, "%d tệp, %d bản ghi, nhật ký có %d mục, khóa %s: %s\n",
			"files: %d, records: %d, entries of the log: %d, key %s: %s\n",
			r.Files, r.Records, r.Entries, cmp.Or(r.Key, "–"), v.verdict(r))
	}
	switch {
	case r.Count(verify.Wrong) > 0:
		return errProblems
	case r.Count(verify.Unread) > 0:
		return say.Errorf("có tệp không đọc được nên chưa kiểm xong",
			"some files could not be read, so that not all is verified")
	case v.save == "":
		return nil
	case r.Checkpoint == nil:
		v.say(v.err, "cổng chưa được ký nên không có checkpoint để lưu\n",
			"the portal is unsigned: there is no checkpoint to save\n")
		return nil
	}
	return store.Put(v.save, r.Checkpoint)
}

func (v *verifying) verdict(r verify.Report) string {
	vi, en := "mọi thứ đúng", "all is well"
	switch wrong := r.Count(verify.Wrong); {
	case wrong > 0:
		vi, en = fmt.Sprintf("%d chỗ sai", wrong), fmt.Sprintf("wrong: %d", wrong)
	case r.Count(verify.Unread) > 0:
		vi, en = "chưa kiểm xong", "not finished"
	case r.Checkpoint == nil:
		vi, en = "các tệp đúng, cổng chưa được ký", "its files are well, it is unsigned"
	}
	if v.lang == "en" {
		return en
	}
	return vi
}
