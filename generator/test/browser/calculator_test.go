package browser

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"congkhai/generator/files/amount"
	"congkhai/generator/files/record"
	"congkhai/generator/kinds/prices"
	"congkhai/generator/portal"
	"congkhai/generator/site"
	"congkhai/generator/test/small"
	"congkhai/generator/text/calendar"
)

// priced is a question to the calculator on the page of a price list, and the answer of the list itself.
type priced struct {
	Page      string `json:"page"`
	Grams     int    `json:"grams"`
	Route     int    `json:"route"`
	Reduction int    `json:"reduction"`
	Amount    int64  `json:"amount"`
	How       string `json:"how"`
	Label     string `json:"label"`
	State     string `json:"state"`
	Typed     string `json:"typed"` // what the answer has when 750 is typed
	List      string `json:"list"`
	From      string `json:"from"`
}

// The calculator on the pages of price lists agrees with the lists on 1,000 random letters.
func TestPriceCalculatorAgrees(t *testing.T) {
	t.Parallel()
	var lists []*record.Record
	for _, r := range loaded(t).Records {
		if _, ok := r.Data.(*prices.PriceList); ok {
			lists = append(lists, r)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	var questions []priced
	for range 1000 {
		r := lists[random.IntN(len(lists))]
		list := r.Data.(*prices.PriceList)
		q := priced{Page: r.URL(), Label: "Giá tối đa", State: "Chưa rõ còn áp dụng hay không", Typed: " + 1 × ",
			List: list.Name, From: list.From.Print(), Grams: 1 + random.IntN(3000), Route: random.IntN(len(list.Routes))}
		if n := len(list.Reduction); n > 0 && random.IntN(2) == 0 {
			q.Reduction = list.Reduction[random.IntN(n)].Percent
		}
		q.Amount, q.How, _ = list.Price(q.Grams, q.Route, q.Reduction)
		questions = append(questions, q)
	}
	visit(t, "price.mjs", written(t, questions))
}

// The calculator of a list of plain items agrees with the list, too.
func TestItemCalculatorAgrees(t *testing.T) {
	t.Parallel()
	needChromium(t)
	p := assembled(t, small.Files(t, small.Archive(t, filepath.Join(root, "generator/kinds/prices/testdata/gia-muc.txt"))))
	var questions []priced
	for _, r := range p.Site.All(prices.Folder) {
		list := r.Data.(*prices.PriceList)
		for i, number := range []int{1, 2, 10, 999, 100_000, 3, 7, 1} {
			q := priced{Page: r.URL(), Label: "Thành tiền", State: "Đang áp dụng", Typed: "750 × ", List: list.Name,
				From: list.From.Print(), Grams: number, Route: i % len(list.Items), Reduction: 100 * (i % 3 / 2)}
			q.Amount, q.How, _ = list.Price(q.Grams, q.Route, q.Reduction)
			questions = append(questions, q)
		}
	}
	server := httptest.NewServer(serving(t, p))
	t.Cleanup(server.Close)
	script(t, "price.mjs", server.URL, written(t, questions))
}

// written puts questions where a script can read them.
func written(t *testing.T, questions any) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "questions.json")
	text, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// loaded is the real portal, while its department went on.
func loaded(t *testing.T) *site.Site {
	t.Helper()
	portal, problems, err := portal.Load(small.RealAtWork(t), portal.Options{Now: time.Now()})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return portal.Site
}

// due is a question to the calculator of expected dates, and the answer of the site.
type due struct {
	Filed string `json:"filed"`
	Limit string `json:"limit"`
	End   string `json:"end"`
}

// The calculator on the pages of procedures agrees with the site on 1,000 random time limits.
func TestDeadlineCalculatorAgrees(t *testing.T) {
	t.Parallel()
	s := loaded(t)
	units := []amount.TimeUnit{"ngay_lam_viec", "ngay", "thang"}
	random := rand.New(rand.NewPCG(3, 4))
	var questions []due
	for range 1000 {
		filed := calendar.Date{Year: 2026, Month: 1, Day: 1}.Add(random.IntN(700))
		limit := amount.Limit{Steps: whole(1 + random.IntN(40)), Unit: units[random.IntN(len(units))]}
		end, _ := deadline(s, filed, limit)
		questions = append(questions, due{filed.String(), fmt.Sprint(limit.Steps[0].Up(), " ", limit.Unit), end.Print()})
	}
	visit(t, "deadline.mjs", "/thu-tuc/1.000173/", written(t, questions))
}
