-- Module:Almanac: shows a list that a site of Almanac keeps as tabular data on Wikimedia Commons, in the words of this
-- wiki. Copy it to a page "Module:Almanac" of your wiki, and write for example:
--   {{#invoke:Almanac|events|data=Almanac/Events.tab|country=PL|most=10}}
--   {{#invoke:Almanac|stories|data=Almanac/Stories.tab|tag=rivers}}
-- Headings are those of the wiki: |when= |event= |where= |date= |story= |authors= |none=
local p = {}

-- Titles and names come from anybody who sends something in: they are text, and nothing of it is wikitext.
local function text( value )
	return mw.text.nowiki( tostring( value or '' ) )
end

-- An address of the web without what could end a link.
local function address( value )
	local url = tostring( value or '' )
	if not url:match( '^https?://' ) then
		return nil
	end
	return ( url:gsub( "[%s%[%]{}|<>\"'~]", function ( character )
		return string.format( '%%%02X', character:byte() )
	end ):gsub( '__', '%%5F_' ):gsub( '&', '&amp;' ) )
end

local function link( url, label )
	local to, shown = address( url ), text( label )
	if to and shown ~= '' then
		return '[' .. to .. ' ' .. shown .. ']'
	end
	return shown
end

-- Whether a list such as "walks, rivers" has the word, in whatever capitals.
local function has( list, word )
	for item in mw.text.gsplit( tostring( list or '' ), ',', true ) do
		if mw.ustring.lower( mw.text.trim( item ) ) == mw.ustring.lower( word ) then
			return true
		end
	end
	return false
end

-- Rows as tables by the names of their fields, with titles in the language of this wiki.
local function rows( name )
	local data = mw.ext.data.get( name )
	local found = {}
	if not data then
		return found
	end
	for _, values in ipairs( data.data ) do
		local row = {}
		for place, field in ipairs( data.schema.fields ) do
			row[ field.name ] = values[ place ]
		end
		found[ #found + 1 ] = row
	end
	return found
end

local function wanted( row, args, now )
	return ( not row.over or row.over > now )
		and ( not args.country or row.country == args.country:upper() )
		and ( not args.language or has( row.languages, args.language ) )
		and ( not args.lang or row.lang == args.lang )
		and ( not args.tag or has( row.tags, args.tag ) )
end

-- The arguments that say something, without blanks around them.
local function arguments( frame )
	local args = {}
	for name, value in pairs( frame.args ) do
		local trimmed = mw.text.trim( value )
		if trimmed ~= '' then
			args[ name ] = trimmed
		end
	end
	return args
end

local function as_table( frame, headings, cells )
	local args = arguments( frame )
	local lines = { '{| class="wikitable"' }
	for _, heading in ipairs( headings ) do
		lines[ #lines + 1 ] = '! ' .. text( args[ heading[ 1 ] ] or heading[ 2 ] )
	end
	-- The data may be a day old: what is over by now is left out here.
	local now, left = os.date( '!%Y-%m-%dT%H:%M:%SZ' ), tonumber( args.most ) or 20
	local shown = 0
	for _, row in ipairs( rows( args.data ) ) do
		if shown < left and wanted( row, args, now ) then
			shown = shown + 1
			lines[ #lines + 1 ] = '|-'
			for _, cell in ipairs( cells( row ) ) do
				lines[ #lines + 1 ] = '| ' .. cell
			end
		end
	end
	if shown == 0 then
		lines[ #lines + 1 ] = '|-\n| colspan=' .. #headings .. ' | ' .. text( args.none or '—' )
	end
	lines[ #lines + 1 ] = '|}'
	return table.concat( lines, '\n' )
end

-- "2027-04-03T14:00+02:00" as "2027-04-03 14:00": the time of the place, beside which its zone stands.
local function when( row )
	local day, clock = tostring( row.start or '' ):match( '^([%d-]+)T?([%d:]*)' )
	local parts = { day or '', clock or '', row.timezone or '' }
	return text( mw.text.trim( table.concat( parts, ' ' ) ) )
end

function p.events( frame )
	return as_table( frame, { { 'when', 'When' }, { 'event', 'Event' }, { 'where', 'Where' } }, function ( row )
		local state = ( row.status and row.status ~= 'confirmed' ) and ' (' .. text( row.status ) .. ')' or ''
		return { when( row ), link( row.address, row.title ) .. state, text( row.city or row.place ) }
	end )
end

function p.stories( frame )
	return as_table( frame, { { 'date', 'Date' }, { 'story', 'Story' }, { 'authors', 'Authors' } }, function ( row )
		return { text( row.published ), link( row.address, row.title ), text( row.authors ) }
	end )
end

function p.deadlines( frame )
	return as_table( frame, { { 'until', 'Until' }, { 'what', 'What for' }, { 'event', 'Event' } }, function ( row )
		return { text( row[ 'until' ] ), link( row.link, row.what ), link( row.address, row.title ) }
	end )
end

function p.discussions( frame )
	local headings = { { 'discussion', 'Discussion' }, { 'replies', 'Replies' }, { 'last', 'Last reply' } }
	return as_table( frame, headings, function ( row )
		return { link( row.link, row.topic ), text( row.replies ), text( row.last ) }
	end )
end

return p
