// What citizens come for, on a phone, each from the home page on in three actions at most, with and without JavaScript.
// node citizen.mjs ORIGIN
import { launch, open } from "./chromium.mjs";
import { Findings } from "./findings.mjs";

const most = 3;

// A citizen follows links, unfolds and fills in, by what is written there; what has to be seen costs nothing.
class Citizen {
  actions = 0;

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(8000);
  }

  async follow(name) { await this.#act(this.page.getByRole("link", { name }).first().click()); }
  async unfold(name) { await this.#act(this.page.locator("summary", { hasText: name }).first().click()); }
  async choose(label, option) { await this.#act(this.page.getByLabel(label).selectOption({ label: option })); }
  async fill(label, text) { await this.#act(this.page.getByLabel(label).fill(text)); }

  // ask types into the search field, and presses Enter: that is one thing for who does it.
  async ask(text) {
    const field = this.page.getByRole("searchbox").first();
    await this.#act(field.fill(text).then(() => field.press("Enter")));
  }

  async sees(...texts) {
    for (const text of texts) await this.page.locator("main").getByText(text).filter({ visible: true }).first().waitFor();
  }

  async canCall() { await this.page.locator("main a[href^='tel:']").filter({ visible: true }).first().waitFor(); }

  async #act(doing) {
    this.actions++;
    await doing;
  }
}

// Who has no JavaScript finds a procedure in the list: the search needs it.
async function procedure(citizen, scripts, words, title) {
  if (scripts) await citizen.ask(words);
  else await citizen.follow("Tìm thủ tục");
  await citizen.follow(title);
}

const tasks = {
  async "the fee of a certificate"(citizen, scripts) {
    await procedure(citizen, scripts, "phi cap giay chung nhan giam dinh so huu cong nghiep", /^Cấp Giấy chứng nhận tổ chức đủ điều kiện hoạt động giám định/);
    await citizen.sees("250.000 đồng");
  },
  async "the papers to bring"(citizen, scripts) {
    await procedure(citizen, scripts, "chung chi nhan vien buc xa", /chứng chỉ nhân viên bức xạ/);
    await citizen.sees("Cần mang");
  },
  async "when a certificate is ready that is asked for today"(citizen, scripts) {
    await citizen.follow(/chứng chỉ nhân viên bức xạ/);
    await citizen.sees(scripts ? /Chậm nhất ngày/ : "10 ngày làm việc");
  },
  async "what it costs to send 300 g to another province"(citizen) {
    await citizen.follow("Tính giá dịch vụ");
    await citizen.follow(/nhận gửi hồ sơ/);
    await citizen.sees("38.000");
  },
  async "what changed of late"(citizen) {
    await citizen.follow("Thay đổi");
    await citizen.sees(/^\d+\/\d+\/\d{4}/);
  },
  async "whether the report of the third quarter is honest"(citizen) {
    await citizen.sees(/\d+ chỗ không khớp, cơ quan đã giải trình/);
    await citizen.follow(/quý III năm 2021/);
    await citizen.sees("Chỗ không khớp");
    await citizen.follow(/Thủ tục mức độ 4: 60/);
    await citizen.sees(/Giải trình/);
  },
  async "how to complain"(citizen) {
    await citizen.follow("Gửi phản ánh");
    await citizen.canCall();
  },
  async "whom to call"(citizen) {
    await citizen.canCall();
  },
  async "whether a decision is still in force"(citizen) {
    await citizen.unfold("Trình đơn");
    await citizen.follow("Văn bản");
    await citizen.follow(/^Về việc công bố Danh mục/);
    await citizen.sees("1676/QĐ-UBND", /hiệu lực/);
  },
  async "whether the paper in my hand is what was published"(citizen, scripts) {
    await citizen.follow("Kiểm chứng");
    if (scripts) await citizen.fill(/Dấu/, "0000 0000 0000 0000");
    await citizen.sees(/dấu/i);
  },
  async "what the news is"(citizen) {
    await citizen.follow(/^Kế hoạch thực hiện nhiệm vụ CCHC năm 2023/);
    await citizen.sees("9/3/2023");
  },
};

const origin = process.argv[2];
const findings = new Findings();
const browser = await launch();
for (const scripts of [true, false]) {
  for (const [name, task] of Object.entries(tasks)) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: scripts });
    const page = await context.newPage(), citizen = new Citizen(page), place = `${name}${scripts ? "" : ", without JavaScript"}`;
    await open(page, origin, "/", findings);
    try {
      await task(citizen, scripts);
      console.error(`${place}: ${citizen.actions}`);
      if (citizen.actions > most) findings.add(`more than ${most} actions`, `${place}: ${citizen.actions}`);
    } catch (e) {
      findings.add(e.message.split("\n")[0], place);
    }
    await context.close();
  }
}
await browser.close();
findings.print();
