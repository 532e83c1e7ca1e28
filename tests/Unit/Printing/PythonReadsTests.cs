using Aef.Tests.Documents;
using Aef.Workflows.Documents;
using Aef.Workflows.Printing;

namespace Aef.Tests.Printing;

/// <summary>What we print is read the same by parsers that are not ours: Python's json and PyYAML (which is YAML 1.1).</summary>
public sealed class PythonReadsTests
{
    [PythonFact("json")]
    public void Python_json_reads_what_is_printed_as_json() =>
        ComesBack("json", "import json,sys; json.dump(json.load(sys.stdin), sys.stdout, ensure_ascii=True)", d => DocumentPrinter.ToJson(d));

    [PythonFact("yaml")]
    public void PyYaml_reads_what_is_printed_as_yaml() =>
        ComesBack("yaml", "import json,yaml,sys; json.dump(yaml.safe_load(sys.stdin.buffer.read().decode('utf-8')), sys.stdout, ensure_ascii=True)", DocumentPrinter.ToYaml);

    private static void ComesBack(string module, string script, Func<DocumentNode, string> print)
    {
        var texts = RandomDocuments.HostileTexts.Select(t => new MappingNode([new MappingEntry(t, ScalarNode.String(t))]));
        var documents = new SequenceNode([.. texts, .. Enumerable.Range(0, 200).Select(seed => new RandomDocuments(seed).Next())]);
        var python = PythonFactAttribute.Find(module).ShouldNotBeNull();

        PythonFactAttribute.TryRun(python, script, print(documents), out var output).ShouldBeTrue(output);

        var read = (SequenceNode)Read.Good(Read.Json(output));
        for (var i = 0; i < documents.Items.Count; i++)
        {
            read.Items[i].Equals(documents.Items[i]).ShouldBeTrue(print(documents.Items[i]));
        }
    }
}
