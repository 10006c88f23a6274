package server

// iisConfig is web.config, with words in capitals in place of what is filled in.
//
// First an address is looked up with its query, then, where it has one that nobody wrote down, without.
const iisConfig = `<?xml version="1.0" encoding="UTF-8"?>
<!-- IIS (từ 8, có mô-đun URL Rewrite 2) đọc tệp này; congkhai build ghi lại mỗi lần dựng, đừng sửa tay.
     Made by congkhai build for IIS with the module URL Rewrite. -->
<configuration>
  <system.webServer>
    <rewrite>
      <rewriteMaps>
        <rewriteMap name="cong-khai-chuyen" defaultValue="" ignoreCase="false">
MOVED        </rewriteMap>
        <rewriteMap name="cong-khai-rut" defaultValue="" ignoreCase="false">
GONE        </rewriteMap>
      </rewriteMaps>
      <rules>
        <clear />
        <rule name="cong-khai chi doc" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{REQUEST_METHOD}" pattern="^(?:GET|HEAD)$" negate="true" />
          </conditions>
          <action type="CustomResponse" statusCode="405" statusReason="Method Not Allowed" />
        </rule>
        <rule name="cong-khai giu kin" stopProcessing="true">
          <match url="(?:^|/)\.|^chuyen-huong\.caddy$" />
          <action type="CustomResponse" statusCode="404" statusReason="Not Found" />
        </rule>
        <rule name="cong-khai rut, co truy van" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{cong-khai-rut:/{R:0}?{QUERY_STRING}}" pattern=".+" />
          </conditions>
          <action type="CustomResponse" statusCode="410" statusReason="Gone" />
        </rule>
        <rule name="cong-khai chuyen, co truy van" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{cong-khai-chuyen:/{R:0}?{QUERY_STRING}}" pattern=".+" />
          </conditions>
          <action type="Redirect" url="{C:0}" redirectType="Permanent" appendQueryString="false" />
        </rule>
        <rule name="cong-khai rut" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{cong-khai-rut:/{R:0}?}" pattern=".+" />
          </conditions>
          <action type="CustomResponse" statusCode="410" statusReason="Gone" />
        </rule>
        <rule name="cong-khai chuyen" stopProcessing="true">
          <match url=".*" />
          <conditions>
            <add input="{cong-khai-chuyen:/{R:0}?}" pattern=".+" />
          </conditions>
          <action type="Redirect" url="{C:0}" redirectType="Permanent" appendQueryString="false" />
        </rule>
      </rules>
    </rewrite>
    <httpErrors errorMode="Custom" existingResponse="Replace">
      <clear />
      <error statusCode="404" path="404.html" responseMode="File" />
      <error statusCode="410" path="LIST" responseMode="File" />
    </httpErrors>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <directoryBrowse enabled="false" />
    <urlCompression doStaticCompression="true" doDynamicCompression="false" />
    <security>
      <requestFiltering removeServerHeader="true">
        <hiddenSegments>
          <clear />
          <add segment="web.config" />
        </hiddenSegments>
      </requestFiltering>
    </security>
    <staticContent>
      <clear />
      <mimeMap fileExtension="." mimeType="BYTES" />
      <mimeMap fileExtension=".*" mimeType="BYTES" />
TYPES      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
HEADERS      </customHeaders>
    </httpProtocol>
  </system.webServer>
KEPT  <location path="CHECKPOINT">
    <system.webServer>
      <staticContent>
        <remove fileExtension="." />
        <mimeMap fileExtension="." mimeType="TEXT" />
      </staticContent>
    </system.webServer>
  </location>
</configuration>
`
