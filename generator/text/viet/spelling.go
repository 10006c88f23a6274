package viet

import (
	"strings"
	"unicode/utf8"
)

// onsets are the consonants that a syllable of Vietnamese may begin with, and rimes what may follow them, its tone
// aside. The k at the end stands in names of the highlands (Đắk Lắk).
var (
	onsets = setOf(`b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x`)
	rimes  = setOf(`
		a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
		e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
		i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y ych yêm yên yêng yêt yêu ynh yn yt
		o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
		ô ôc ôi ôk ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt
		u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
		uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu`)
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// longest is the letters of the longest syllable: nghiêng.
const longest = 7

// IsSyllable reports whether a word is written as a syllable of Vietnamese can be: small, with a capital first, or all
// in capitals. Words of other languages with marks on their letters hardly ever are.
func IsSyllable(word string) bool {
	var room [2 * longest]byte
	letters, count, capitals, tone := room[:0], 0, 0, uint8(0)
	for at, r := range Normal(word) {
		place, t, capital := inAlphabet(r)
		if place == 0 || count == longest || Eth(r) != 0 || tone > 0 && t > 0 {
			return false
		}
		if capital > 0 && capitals == 0 && at > 0 {
			return false
		}
		letters = utf8.AppendRune(letters, letterAt(place))
		count, capitals, tone = count+1, capitals+int(capital), tone+t
	}
	if capitals > 1 && capitals < count {
		return false
	}
	return spells(string(letters), tone)
}

// spells reports whether letters without tones are a syllable that can have a tone: those that end in c, ch, k, p or t
// have sắc or nặng.
func spells(letters string, tone uint8) bool {
	const acute = 4
	if letters != "" && strings.Contains("ckpt", letters[len(letters)-1:]) || strings.HasSuffix(letters, "ch") {
		if tone < acute {
			return false
		}
	}
	if rimes[letters] {
		return true
	}
	for onset := 1; onset <= 3 && onset < len(letters); onset++ {
		if onsets[letters[:onset]] && rimes[letters[onset:]] {
			return true
		}
	}
	return false
}

var places = []rune(alphabet)

func letterAt(place uint8) rune { return places[place-1] }
