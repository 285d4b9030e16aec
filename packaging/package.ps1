# Makes the packages of Windows: .msi of the desktop app, .zip of the server. Everything lands in target\packages.
# Needs the JDK that app.properties names (JAVA_HOME), Maven and WiX 5 (dotnet tool install --global wix --version 5.0.2).
# With WINDOWS_CERTIFICATE (a .pfx in base64) and WINDOWS_CERTIFICATE_PASSWORD it signs. README.md beside this file tells more.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot '..')

$out = 'target\packages'
$work = 'target\image'
$main = 'io.github.claudeproxy.app.Main'
$app = @{}
Get-Content packaging\app.properties -Encoding utf8 | Where-Object { $_ -match '^[a-z]' } |
    ForEach-Object { $name, $value = $_ -split '=', 2; $app[$name] = $value }
$package = $app['package']
$jdk = $env:JAVA_HOME

function Stop-Packaging($why) { throw "package: $why" }
function Step($what) { Write-Output "== $what" }

function Verify {
    Step 'verify'
    if (-not (Test-Path "$jdk\bin\jlink.exe")) { Stop-Packaging "set JAVA_HOME to the JDK $($app['jdk.version'])" }
    [xml]$pom = Get-Content pom.xml -Encoding utf8
    $script:version = $pom.project.version
    if ($env:RELEASE) { & "$jdk\bin\java" src\build\ReleaseReady.java $env:RELEASE $version }
    $time = [DateTimeOffset]::Parse($pom.project.properties.'project.build.outputTimestamp')
    $env:SOURCE_DATE_EPOCH = $time.ToUnixTimeSeconds()
    if (-not $env:SKIP_VERIFY) { mvn -B -q clean verify }
    $script:licences = Get-Content target\classes\io\github\claudeproxy\about\licences.tsv |
        ForEach-Object { $cells = $_ -split "`t"; "$($cells[0])-$($cells[1])" }
    if (-not $licences) { Stop-Packaging 'the licence list is missing' }
    Remove-Item -Recurse -Force -ErrorAction Ignore $out, $work
    New-Item -ItemType Directory $out, $work | Out-Null
}

function Link($product) {
    Step "${product}: link"
    $script:image = "$work\$product"
    & "$jdk\bin\java" src\build\AppImage.java $product target\app $image
    foreach ($jar in Get-ChildItem "$image\app\*.jar") {
        if ($jar.BaseName -ne 'claude-proxy' -and $jar.BaseName -notin $licences) { Stop-Packaging "$($jar.Name) has no licence in the list" }
    }
}

function Java-Options($product) {
    $options = @(Get-Content packaging\launcher.options | Where-Object { $_ }) + '-Dorg.sqlite.lib.path=$APPDIR'
    if ($product -eq 'desktop') { $options += $app['desktop.options'] -split ' ' }
    $options | ForEach-Object { '--java-options', $_ }
}

# Two launchers: one for the window, and one with a console for commands.
function App-Image($product) {
    Step "${product}: app image"
    "win-console=true" | Set-Content "$work\console.properties"
    $name = $app['name']
    & "$jdk\bin\jpackage" --type app-image --dest "$work\$product-image" --name $name `
        --app-version (Windows-Version) --vendor $app['vendor'] --copyright $app['copyright'] `
        --description $app['description'] --icon icons\claude-proxy.ico --runtime-image "$image\runtime" `
        --input "$image\app" --main-jar claude-proxy.jar --main-class $main `
        --add-launcher "$package=$work\console.properties" @(Java-Options $product)
    $script:bundle = "$work\$product-image\$name"
    $script:console = "$bundle\$package.exe"
    $said = (& $console --version)[0]
    if ($said -ne "$name $version") { Stop-Packaging "the launcher says it is: $said" }
}

function Windows-Version { $version -replace '-SNAPSHOT', '' }

function Train($product) {
    Step "${product}: train AOT cache"
    $cache = "$bundle\app\$package.aot"
    & "$jdk\bin\java" -cp 'target/test-classes;target/app/*' src\build\Train.java $product $cache $console *> "$work\$product-training.log"
    if (-not (Test-Path $cache)) { Stop-Packaging 'the training run left no AOT cache' }
    (Get-Item $cache).LastWriteTimeUtc = [DateTimeOffset]::FromUnixTimeSeconds($env:SOURCE_DATE_EPOCH).UtcDateTime
    foreach ($config in Get-ChildItem "$bundle\app\*.cfg") {
        Add-Content $config "java-options=-XX:AOTCache=`$APPDIR\$package.aot"
    }
    $env:JAVA_TOOL_OPTIONS = '-XX:AOTMode=on'
    try { & $console --version 2>&1 | Out-Null } catch { Stop-Packaging 'the AOT cache is refused' } finally { $env:JAVA_TOOL_OPTIONS = $null }
}

# Every program file and the installer itself, where there is a certificate.
function Sign($files) {
    if (-not $env:WINDOWS_CERTIFICATE) { Write-Warning 'not signed: WINDOWS_CERTIFICATE is not set'; return }
    $certificate = "$work\certificate.pfx"
    [IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
    $signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
    try {
        & $signtool sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com /f $certificate /p $env:WINDOWS_CERTIFICATE_PASSWORD @($files)
    } finally { Remove-Item $certificate }
}

# Per user, so nobody needs an administrator; the upgrade code makes a newer one replace an older one and leave the data.
function Installer($product) {
    Step "${product}: packages"
    Sign (Get-ChildItem $bundle -Recurse -Include *.exe, *.dll | Where-Object { (Get-AuthenticodeSignature $_).Status -ne 'Valid' })
    if ($product -eq 'server') {
        Compress-Archive -Path $bundle -DestinationPath "$out\$package-server-$version-windows-x64.zip"
        return
    }
    & "$jdk\bin\jpackage" --type msi --app-image $bundle --dest $work --name $app['name'] --app-version (Windows-Version) `
        --vendor $app['vendor'] --copyright $app['copyright'] --license-file LICENSE `
        --win-per-user-install --win-upgrade-uuid $app['windows.upgrade'] --win-menu --win-menu-group $app['name'] `
        --win-shortcut-prompt --win-help-url $app['homepage'] --win-update-url $app['updates.page']
    $msi = "$out\$package-$version-windows-x64.msi"
    Move-Item "$work\*.msi" $msi
    Sign @($msi)
}

function Sbom($product) {
    $name = if ($product -eq 'server') { "$package-server" } else { $package }
    & "$jdk\bin\java" "-Djavafx.version=$($app['javafx.version'])" -cp 'target/app/*' src\build\Sbom.java target\sbom.json `
        "$work\$product\app" $app['jdk.version'] "$out\$name-$version-windows.cdx.json"
}

$products = if ($args) { $args } else { 'server', 'desktop' }
Verify
foreach ($product in $products) {
    Link $product
    App-Image $product
    Train $product
    Installer $product
}
Step 'SBOM'
mvn -B -q org.cyclonedx:cyclonedx-maven-plugin:makeBom
$products | ForEach-Object { Sbom $_ }
Step 'checksums'
Get-ChildItem $out -File | ForEach-Object { "$((Get-FileHash $_ -Algorithm SHA256).Hash.ToLower())  $($_.Name)" } |
    Tee-Object -FilePath "$work\SHA256SUMS"
Copy-Item "$work\SHA256SUMS" $out
