using System.Globalization;
using System.Text;
using System.Xml;
using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>
/// Writes results as the JUnit XML that GitHub, GitLab, Azure DevOps and Jenkins read. A file is a <c>testsuite</c>; one that cannot run
/// has one test with an <c>error</c>. Times are real seconds; the virtual time of a test is in its <c>system-out</c>.
/// </summary>
public static class JUnitWriter
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    /// <summary>The XML text, with LF and without a byte order mark.</summary>
    public static string Write(IReadOnlyList<TestSuiteResult> suites)
    {
        ArgumentNullException.ThrowIfNull(suites);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "aef test");
            WriteCounts(xml, suites);
            foreach (var suite in suites)
            {
                WriteSuite(xml, suite);
            }

            xml.WriteEndElement();
        }

        return RunnerCommands.EscapeInMarkup(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    private static void WriteSuite(XmlWriter xml, TestSuiteResult suite)
    {
        xml.WriteStartElement("testsuite");
        WriteAttribute(xml, "name", suite.Name);
        WriteCounts(xml, [suite]);
        if (suite.Path is not null)
        {
            WriteAttribute(xml, "file", suite.Path);
        }

        if (suite.HasErrors)
        {
            var errors = suite.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            WriteStart(xml, suite, "the test file", TimeSpan.Zero);
            WriteProblem(xml, "error", "the file has errors, so none of its tests were run", string.Join('\n', errors));
            xml.WriteEndElement();
        }

        foreach (var test in suite.Tests)
        {
            WriteTest(xml, suite, test);
        }

        xml.WriteEndElement();
    }

    private static void WriteTest(XmlWriter xml, TestSuiteResult suite, WorkflowTestResult test)
    {
        WriteStart(xml, suite, test.Name, test.Elapsed);
        if (test.Path is not null)
        {
            WriteAttribute(xml, "file", test.Path);
            WriteAttribute(xml, "line", test.Line.ToString(CultureInfo.InvariantCulture));
        }

        if (test.SkipReason is { } reason)
        {
            xml.WriteStartElement("skipped");
            WriteAttribute(xml, "message", reason);
            xml.WriteEndElement();
        }

        if (test.Failures.Count > 0)
        {
            // Consumers show one failure per test.
            var message = string.Join("; ", test.Failures.Select(f => f.Message));
            WriteProblem(xml, "failure", message, string.Join("\n\n", test.Failures.Select(Describe)));
        }

        if (test.Duration > TimeSpan.Zero)
        {
            xml.WriteElementString("system-out", $"virtual time: {test.Duration.ToString("c", CultureInfo.InvariantCulture)}");
        }

        xml.WriteEndElement();
    }

    private static void WriteStart(XmlWriter xml, TestSuiteResult suite, string name, TimeSpan elapsed)
    {
        xml.WriteStartElement("testcase");
        WriteAttribute(xml, "name", name);
        WriteAttribute(xml, "classname", suite.Name);
        WriteAttribute(xml, "time", Seconds(elapsed));
    }

    private static void WriteProblem(XmlWriter xml, string kind, string message, string text)
    {
        xml.WriteStartElement(kind);
        WriteAttribute(xml, "message", message);
        WriteAttribute(xml, "type", kind == "error" ? "invalid test file" : "expectation");
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<TestSuiteResult> suites)
    {
        var errors = suites.Count(s => s.HasErrors);
        Write("tests", errors + suites.Sum(s => s.Tests.Count));
        Write("failures", suites.Sum(s => s.Failed));
        Write("errors", errors);
        Write("skipped", suites.Sum(s => s.Skipped));
        WriteAttribute(xml, "time", Seconds(TimeSpan.FromTicks(suites.SelectMany(s => s.Tests).Sum(t => t.Elapsed.Ticks))));

        void Write(string name, int count) => WriteAttribute(xml, name, count.ToString(CultureInfo.InvariantCulture));
    }

    private static string Describe(TestFailure failure)
    {
        var text = new StringBuilder(failure.ToString());
        Append("expected", failure.Expected);
        Append("actual", failure.Actual);
        return text.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                text.Append('\n')
                    .Append(name)
                    .Append(":\n  ")
                    .Append(value.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal));
            }
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static void WriteAttribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Clean(value));

    /// <summary>XML 1.0 cannot represent most control characters; they are written as escapes.</summary>
    private static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
        }

        return clean.ToString();
    }
}
