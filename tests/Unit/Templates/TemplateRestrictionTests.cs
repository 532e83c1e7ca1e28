using System.Diagnostics;
using System.Globalization;
using Aef.Adapters.Templates;
using Aef.Core.Operations;
using Aef.Core.Targets;
using Aef.Core.Views.Templates;
using Aef.Documents.Text;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Templates;

/// <summary>
/// What a template cannot do: read a file or a clock, run code, change the pipeline, run for ever, or lose output silently.
/// </summary>
public sealed class TemplateRestrictionTests
{
    /// <summary>A template, the code that it must have, and the part of the template that the diagnostic must mark.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "a{{ if true }}b", "AEF4320", "" },
        { "{{ 1 + }}", "AEF4320", "" },
        { "{{ nothing }}", "AEF4322", "nothing" },
        { "{{ pipeline.naem }}", "AEF4322", "naem" },
        { "{{ steps[0].retry.max_attempts }}", "AEF4321", "max_attempts" },
        { "{{ string.upcas 'x' }}", "AEF4322", "upcas" },
        { "{{ date.now }}", "AEF4323", "date" },
        { "{{ timespan.from_days 1 }}", "AEF4323", "timespan" },
        { "{{ math.random 1 9 }}", "AEF4323", "random" },
        { "{{ math.uuid }}", "AEF4323", "uuid" },
        { "{{ '1' | object.eval }}", "AEF4323", "eval" },
        { "{{ '1' | object.eval_template }}", "AEF4323", "eval_template" },
        { "{{ include '/etc/passwd' }}", "AEF4323", "include" },
        { "{{ include_join ['a'] '' }}", "AEF4323", "include_join" },
        { "{{ levels = 1 }}", "AEF4324", "levels" },
        { "{{ yaml = 1 }}", "AEF4324", "yaml" },
        { "{{ string = 1 }}", "AEF4324", "string" },
        { "{{ steps[0].id = 'evil' }}", "AEF4324", "" },
        { "{{ steps[0]['id'] = 'evil' }}", "AEF4324", "" },
        { "{{ steps[0] = 'evil' }}", "AEF4324", "" },
        { "{{ steps[0].arguments.x = 1 }}", "AEF4324", "" },
        { "{{ string.upcase = 1 }}", "AEF4324", "" },
        { "{{ while true }}x{{ end }}", "AEF4325", "" },
        { "{{ for i in 1..2000000000 }}{{ end }}", "AEF4325", "" },
        { "{{ for i in 1..200; for j in 1..200; end; end }}", "AEF4325", "" },
        { "{{ func f; f; end; f }}", "AEF4325", "" },
        { "{{ for i in 1..9000; 'xxxxxxxxxx' | raw; end }}", "AEF4325", "" },
        { "{{ x = 'x' * 30000; x | raw }}", "AEF4325", "" },
        { "{{ fail 'no loops, please' }}", "AEF4329", "fail 'no loops, please'" },
        { "{{ pipeline.labels | sh }}", "AEF4327", "" },
        { "{{ [[1]] | sh }}", "AEF4327", "" },
        { "{{ x = {}; x.self = x; x | json }}", "AEF4327", "" },
        { "{{ @yaml | json }}", "AEF4327", "" },
        { "{{ levels | raw }}", "AEF4327", "" },
        { "{{ 'x' | math.abs }}", "AEF4321", "" },
        { "{{ pipeline.name }}", "AEF4328", "pipeline.name" },
        { "{{ steps }}", "AEF4328", "steps" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_template_that_goes_too_far_is_reported_at_its_place(string template, string code, string marked)
    {
        var output = TemplateExamples.Compile(template, TemplateExamples.Pipeline);

        var diagnostic = output.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Code.ShouldBe(code, diagnostic.ToString());
        diagnostic.Location.Start.Line.ShouldBe(1);
        template.Substring(diagnostic.Location.Span.Start, diagnostic.Location.Span.Length)
            .ShouldContain(marked, customMessage: diagnostic.ToString());
        output.Artifacts.Count.ShouldBe(code == "AEF4328" ? 1 : 0);
        diagnostic.Message.ShouldNotContain("Scriban");
        diagnostic.Message.ShouldNotContain("System.");
    }

    /// <summary>Texts that double in each round fill the memory long before a limit of iterations.</summary>
    [Theory]
    [InlineData("{{ x = 'x'; for i in 1..60; x = x + x; end }}")]
    [InlineData("{{ x = 'x'; for i in 1..60; x = x | string.append x; end }}")]
    [InlineData("{{ x = 'x'; for i in 1..60; x = string.replace x 'x' 'xx'; end }}")]
    [InlineData("{{ x = [1]; for i in 1..60; x = array.concat x x; end; x | array.size | raw }}")]
    [InlineData("{{ x = 1; for i in 1..60; x = x * 99999999999999999999; x = x * x; end }}")]
    [InlineData("{{ for i in 1..9; capture y; for j in 1..9000; 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' | raw; end; end; end }}end")]
    [InlineData("{{ ('a' * 30) + '!' | regex.match '(a+)+$' }}")]
    [InlineData("{{ string.pad_left 'x' 2000000000 }}")]
    [InlineData("{{ 'x' * 2000000000 }}")]
    public void A_template_that_grows_without_end_stops_soon_and_has_no_output(string template)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        var output = TemplateExamples.Compile(template, TemplateExamples.Pipeline, TemplateExamples.LongSearch);

        output.Artifacts.ShouldBeEmpty(template);
        output.Diagnostics.ShouldHaveSingleItem().Code.ShouldBeOneOf("AEF4321", "AEF4325", "AEF4326");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5)); // without a limit: years
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400L << 20);
    }

    [Fact]
    public void A_template_that_computes_for_long_ends_at_the_limit_of_time()
    {
        var target = new TemplateTarget(
            new ScribanTemplates(),
            new SourceText("{{ for i in 1..100000000; x = 'abc' | string.upcase; end }}"))
        {
            Limits = new TemplateLimits { MaxIterations = int.MaxValue, MaxTime = TimeSpan.FromMilliseconds(100) },
        };

        var output = ((ITarget)target).Compile(TemplateExamples.Pipeline);

        output.Diagnostics.ShouldHaveSingleItem().ToString().ShouldContain("AEF4326: The template did not end within 0.1 seconds");
        output.Artifacts.ShouldBeEmpty();
    }

    [Fact]
    public void A_template_is_cancelled_by_its_token()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var target = new TemplateTarget(new ScribanTemplates(), new SourceText("{{ while true; end }}"), stop.Token);

        Should.Throw<OperationCanceledException>(() => ((ITarget)target).Compile(TemplateExamples.Pipeline));
    }

    [Fact]
    public void All_syntax_errors_are_reported_together_each_on_its_line()
    {
        var target = new TemplateTarget(new ScribanTemplates(), new SourceText("{{ 1 + }}\ntext\n{{ a b ( }}\n{{ )) }}\n", "t.scriban"));

        var found = target.Check();

        found.Count.ShouldBeGreaterThanOrEqualTo(2);
        found.ShouldAllBe(d => d.Code == "AEF4320");
        found.Select(d => d.Location.Start.Line).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("{{ pipline.name }}", "pipeline")]
    [InlineData("{{ steps[0].job_nam }}", "job_name")]
    [InlineData("{{ pipeline.name | jsn }}", "json")]
    public void An_unknown_name_has_a_suggestion(string template, string meant) =>
        TemplateExamples.Render(template).ShouldHaveSingleItem().Message.ShouldContain($"Did you mean \"{meant}\"?");

    [Theory]
    [InlineData("{{ pipeline.name | yaml }}")]
    [InlineData("{{ steps.size }} {{ steps[0].continue_if_fail }} {{ steps[0].type }} {{ steps[0].section }} {{ pipeline.engine }}")]
    [InlineData("{{ for step in steps; if step.type == 'async'; 'x'; end; end }}")]
    [InlineData("{{ steps[0].arguments.not_there | yaml }} {{ pipeline.labels['not there'] | yaml }}")]
    [InlineData("{{ x = steps[0].id; x | string.downcase | yaml }}")]
    public void Literals_numbers_and_missing_keys_of_users_maps_need_no_filter(string template) =>
        TemplateExamples.Render(template).ShouldBeEmpty();

    [Fact]
    public void An_output_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        const string template =
            "{{ 1.5 | math.format 'N2' }} {{ 2.5 }} {{ '2.5' | string.to_double | raw }} "
            + "{{ 1000.5 | object.format 'N1' }} {{ [2.5] | json }}";
        try
        {
            CultureInfo.CurrentCulture = Reversed();

            TemplateExamples.Compile(template, TemplateExamples.Pipeline).Artifacts.ShouldHaveSingleItem().Source
                .ShouldBe("1.50 2.5 2.5 1,000.5 [2.5]");
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator.ShouldBe(",");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>A culture that writes 1,5: the tests know no other than the invariant one.</summary>
    private static CultureInfo Reversed()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }

    /// <summary>Functions that change a list return another list.</summary>
    [Fact]
    public void No_function_changes_the_view()
    {
        const string template = """
            {{ before = levels | json; s = steps
            x = array.add s 1; x = array.add_range s s; x = array.insert_at s 0 1; x = array.remove_at s 0; x = array.reverse s
            x = array.sort s 'id'; x = array.uniq s; x = array.concat s s; x = array.compact s; x = array.limit s 1; x = array.map s 'id'
            after = levels | json }}{{ (before | string.append '') == (after | string.append '') }} {{ steps.size }}
            """;

        TemplateExamples.Compile(template, TemplateExamples.Pipeline).Artifacts.ShouldHaveSingleItem()
            .Source.TrimEnd().ShouldEndWith("true 2");
    }

    [Fact]
    public void One_template_leaves_nothing_for_the_next()
    {
        TemplateExamples.Render("{{ mine = 1; mine }}").ShouldBeEmpty();

        TemplateExamples.Render("{{ mine }}").ShouldHaveSingleItem().Code.ShouldBe("AEF4322");
    }
}
