param($installPath, $toolsPath, $package, $project)

# packages.config only: with PackageReference NuGet adds the analyzers itself and runs no script.
if ($project.Type -ne "C#" -or $null -eq $project.Object.AnalyzerReferences) {
    return
}

Get-ChildItem (Join-Path $installPath "analyzers/dotnet/cs") -Filter "*.dll" | ForEach-Object {
    $project.Object.AnalyzerReferences.Add($_.FullName)
}
