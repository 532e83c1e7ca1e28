using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;

// Arguments: the YAML file to read and the JSON file to write. Errors are printed in the form that MSBuild understands.
if (args is not [var input, var output])
{
    Console.Error.WriteLine("Usage: Aef.SupportLibrary INPUT.yaml OUTPUT.json");
    return 2;
}

var text = SourceTextReader.ReadFile(input);
var document = text.Source is null ? new DocumentResult(null, text.Diagnostics) : new YamlDocumentReader().Read(text.Source);
foreach (var diagnostic in document.Diagnostics)
{
    var start = diagnostic.Location.Start;
    var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
    Console.Error.WriteLine($"{input}({start.Line},{start.Column}): {severity} {diagnostic.Code}: {diagnostic.Message}");
}

if (document.Root is null || document.HasErrors)
{
    return 1;
}

// Written to a temporary file and moved, so that an interrupted build leaves no incomplete file that looks up to date.
var temporary = $"{output}.{Environment.ProcessId}.tmp";
var json = DocumentPrinter.ToJson(document.Root, indented: false);
await File.WriteAllTextAsync(temporary, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
File.Move(temporary, output, overwrite: true);
return 0;
