using System.Text;
using Aef.Adapters.Yaml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

// Arguments: the JSON file to write and the YAML files to read. Errors are printed in the form that MSBuild understands.
if (args is not [var output, _, ..])
{
    Console.Error.WriteLine("Usage: Aef.SupportLibrary OUTPUT.json INPUT.yaml...");
    return 2;
}

var routines = new List<MappingEntry>();
foreach (var input in args.Skip(1))
{
    var text = SourceTextReader.ReadFile(input);
    var document = text.Source is null ? new DocumentResult(null, text.Diagnostics) : new YamlDocumentReader().Read(text.Source);
    foreach (var diagnostic in document.Diagnostics)
    {
        var start = diagnostic.Location.Start;
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        Console.Error.WriteLine($"{input}({start.Line},{start.Column}): {severity} {diagnostic.Code}: {diagnostic.Message}");
    }

    if (document.Root is not MappingNode map || document.HasErrors)
    {
        return 1;
    }

    routines.AddRange(map.Entries);
}

// Written to a temporary file and moved, so that an interrupted build leaves no incomplete file that looks up to date.
var temporary = $"{output}.{Environment.ProcessId}.tmp";
var json = DocumentPrinter.ToJson(new MappingNode([.. routines]), indented: false);
await File.WriteAllTextAsync(temporary, json, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
File.Move(temporary, output, overwrite: true);
return 0;
