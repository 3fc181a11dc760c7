param($installPath, $toolsPath, $package, $project)

# packages.config only: takes out what install.ps1 put in.
if ($project.Type -ne "C#" -or $null -eq $project.Object.AnalyzerReferences) {
    return
}

Get-ChildItem (Join-Path $installPath "analyzers/dotnet/cs") -Filter "*.dll" | ForEach-Object {
    try {
        $project.Object.AnalyzerReferences.Remove($_.FullName)
    }
    catch {
        # Somebody took it out by hand: what was wanted is so.
    }
}
