package viet_test

import (
	"strings"
	"testing"

	"congkhai/generator/text/viet"
)

func TestIsSyllable(t *testing.T) {
	for word := range strings.FieldsSeq(`Sở họp QUYẾT Quyết định nghiêng Nghị giếng gì giữa giờ quốc quý hoà hòa hoá thuở
		khuya khuyến chuyên đăng Đắk Lắk Ý ý yết xoong ƯƠM ủy uỷ Uỷ thửa tuần nguyên ngoằn huệ mười được ơ à`) {
		if !viet.IsSyllable(word) {
			t.Errorf("%s is a syllable", word)
		}
	}
	for word := range strings.FieldsSeq(`Söder Müller café naïve Noël für über señor théâtre Größe Ðối hoçc sỞ sởhọp
		quyền1 càc hôp Loïc Köln QĐ NĐ UBND été Saïgon wà zì cếc aâ oâng vaên hoïp häp Së vǎn Сở нова đđ ngngà`) {
		if viet.IsSyllable(word) {
			t.Errorf("%s is no syllable", word)
		}
	}
	if viet.IsSyllable("") {
		t.Error("nothing is no syllable")
	}
}
