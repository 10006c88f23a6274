package printed

import "congkhai/generator/files/source"

// Rules about values and how they are printed.
var (
	NotInteger = source.NewRule("so-le",
		"số liệu này phải là số nguyên, không có dấu chấm: năm nghìn viết 5000 hoặc 5_000; ở đây là %s",
		"this figure is a whole number without a point: five thousand is 5000 or 5_000; here it is %s")
	IntegerMeant = source.NewRule("so-le",
		"số liệu này phải là số nguyên, không có dấu chấm; viết %s",
		"this figure is a whole number without a point; write %s")
	NotRounded = source.NewRule("chua-lam-tron",
		"biểu mẫu in số liệu này làm tròn đến %[1]s; văn bản in %[2]s thì viết %[3]s, in đủ số thì bỏ %[4]s ở biểu mẫu",
		"the form prints this figure rounded to %[1]s; where the document prints %[2]s write %[3]s, where it prints all digits take %[4]s out of the form")
	KindDiffers = source.NewRule("so-lieu-khac-loai",
		"số liệu này có loai = %q: khẳng định ghi true hoặc false, loại khác ghi số",
		"this figure has loai = %q: a statement is true or false, other kinds are numbers")
	RoundingForm = source.NewRule("cach-in-sai",
		"lam_tron là hàng mà văn bản in làm tròn tới: 1, 10, 100, 1000…; ở đây là %s",
		"lam_tron is the place to which the document rounds: 1, 10, 100, 1000…; here it is %s")
	RoundingTooLarge = source.NewRule("cach-in-sai",
		"lam_tron nhiều nhất là 1_000_000_000 (tỷ); ở đây là %s",
		"lam_tron is at most 1_000_000_000; here it is %s")
	RoundedToDecimals = source.NewRule("cach-in-sai",
		"lam_tron là số nguyên; thay cho lam_tron = %[1]s viết chu_so = %[2]d: in %[2]d chữ số sau dấu phẩy, với loai = \"so\" hoặc \"ty_le\"",
		"lam_tron is a whole number; for lam_tron = %[1]s write chu_so = %[2]d, which prints %[2]d decimals, with loai = \"so\" or \"ty_le\"")
	RoundingOfRatio = source.NewRule("cach-in-sai",
		"tỷ lệ chỉ làm tròn đến 1 hoặc 10 phần trăm; viết lam_tron = 1 nếu văn bản in không có phần lẻ",
		"a ratio is rounded to 1 or 10 per cent only; write lam_tron = 1 where the document prints no decimals")
	DigitsOfDecimal = source.NewRule("cach-in-sai",
		"với loai = %q, chu_so là số chữ số sau dấu phẩy: 1 hoặc 2; in không có phần lẻ thì thay dòng này bằng lam_tron = 1",
		"with loai = %q, chu_so is how many decimals are printed: 1 or 2; where there are none write lam_tron = 1 in place of this line")
	DigitsOfCount = source.NewRule("cach-in-sai",
		"chu_so là số chữ số ít nhất khi in, từ 1 đến 9: 2 thì 8 in là 08; ở đây là %d",
		"chu_so is the least digits that are printed, from 1 to 9: with 2, 8 is printed as 08; here it is %d")
	DigitsOrRounding = source.NewRule("cach-in-sai",
		"chu_so và lam_tron cùng nói in tới hàng nào; giữ lam_tron khi văn bản in không có phần lẻ, giữ chu_so khi có",
		"chu_so and lam_tron both say which digit is the last; keep lam_tron where the document prints no decimals, chu_so where it does")
	DigitsOfScale = source.NewRule("cach-in-sai",
		"in theo %[1]s thì số chữ số sau dấu phẩy tính từ lam_tron; bỏ dòng này, văn bản in 5,65 %[1]s thì ghi lam_tron = %[2]s",
		"with in_theo = %[1]q the decimals follow from lam_tron; take this line away, where the document prints 5,65 %[1]s write lam_tron = %[2]s")
	NoScale = source.NewRule("cach-in-sai",
		"%[1]s không dùng cho loai = %[2]q; bỏ dòng này",
		"%[1]s means nothing for loai = %[2]q; take this line away")
	ScaleTooSmall = source.NewRule("cach-in-sai",
		"làm tròn đến %[1]s thì không in theo %[2]s; viết in_theo = %[3]q, hoặc sửa lam_tron",
		"what is rounded to %[1]s is not printed with in_theo = %[2]q; write in_theo = %[3]q, or mend lam_tron")
)
