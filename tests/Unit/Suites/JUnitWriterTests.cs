using System.Xml.Linq;
using Aef.Documents.Diagnostics;
using Aef.Runs.Testing;
using Aef.Workflows.Testing;

namespace Aef.Tests.Suites;

public sealed class JUnitWriterTests
{
    private const string Text = """
        name: night & day
        tests:
          - { name: "good <one>", source: [{ a: { call: sys.sleep, args: { seconds: 5400 } } }] }
          - { name: bad, source: [{ a: { return: "\u0001\e[31mred]]>\ud83d\ude00\ufffe" } }], expect: { result: fine } }
          - { name: later, skip: "not \u0007 yet", source: [{ a: { return: 1 } }] }
        """;

    [Fact]
    public void A_file_is_a_suite_of_cases_with_its_counts()
    {
        var root = Write(Suite.Run(Text), Suite.Run("[{name: x, sourc: 1}]"));

        root.Name.LocalName.ShouldBe("testsuites");
        Counts(root).ShouldBe("4 1 1 1");
        root.Elements()
            .Select(e => $"{e.Name} {e.Attribute("name")!.Value} {Counts(e)}")
            .ShouldBe(["testsuite night & day 3 1 0 1", "testsuite suite.aeftest.yaml 1 0 1 0"]);
        root.Descendants("testcase")
            .Select(c =>
                $"{c.Attribute("classname")!.Value}/{c.Attribute("name")!.Value}: {string.Join(' ', c.Elements().Select(e => e.Name))}")
            .ShouldBe(
                [
                    "night & day/good <one>: system-out",
                    "night & day/bad: failure",
                    "night & day/later: skipped",
                    "suite.aeftest.yaml/the test file: error",
                ]);
    }

    [Fact]
    public void Every_case_has_what_readers_of_JUnit_ask_for()
    {
        foreach (var testCase in Write(Suite.Run(Text)).Descendants("testcase"))
        {
            decimal.Parse(testCase.Attribute("time").ShouldNotBeNull().Value, System.Globalization.CultureInfo.InvariantCulture)
                .ShouldBeGreaterThanOrEqualTo(0);
            testCase.Attribute("file").ShouldNotBeNull().Value.ShouldBe("suite.aeftest.yaml");
            testCase.Attribute("line").ShouldNotBeNull();
            foreach (var problem in testCase.Elements("failure").Concat(testCase.Elements("error")))
            {
                problem.Attribute("message").ShouldNotBeNull().Value.ShouldNotBeEmpty();
                problem.Attribute("type").ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void Characters_that_XML_has_not_are_shown_as_escapes()
    {
        var root = Write(Suite.Run(Text));

        var failure = root.Descendants("failure").ShouldHaveSingleItem();
        failure.Value.ShouldStartWith("suite.aeftest.yaml:4:");
        failure.Value.ShouldContain("]]>");
        failure.Value.ShouldNotContain("\e");
        root.Descendants("skipped").ShouldHaveSingleItem().Attribute("message")!.Value.ShouldBe("not \\u0007 yet");
    }

    [Fact]
    public void The_virtual_time_is_in_the_output_of_a_case() =>
        Write(Suite.Run(Text)).Descendants("system-out").ShouldHaveSingleItem().Value.ShouldBe("virtual time: 01:30:00");

    [Fact]
    public void Lone_surrogates_and_control_characters_anywhere_become_readable_XML()
    {
        const string hostile = "\ud800 \0 \u001f \uffff \udc00 <&>\"' \u2028";
        var failure = new TestFailure(hostile, Location.None, hostile, hostile);
        var result = new TestSuiteResult(
            hostile,
            hostile,
            [],
            [
                new WorkflowTestResult(hostile, Location.None, [failure]),
                new WorkflowTestResult(hostile, Location.None, [], skipReason: hostile),
            ]);

        Write(result)
            .Descendants("testcase")
            .First()
            .Attribute("name")!.Value.ShouldBe("\\ud800 \\u0000 \\u001f \\uffff \\udc00 <&>\"' \u2028");
    }

    private static XElement Write(params TestSuiteResult[] suites)
    {
        var text = JUnitWriter.Write(suites);
        text.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        text.ShouldNotContain('\r');
        return XDocument.Parse(text).Root.ShouldNotBeNull();
    }

    private static string Counts(XElement element) => string.Join(' ', ((string[])["tests", "failures", "errors", "skipped"]).Select(n => element.Attribute(n)!.Value)); // the writer writes all four
}
